package se.stamkund.backoffice.web;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.program.StaffCaller;
import se.stamkund.program.StoreKind;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.NotFoundException;

/** Which store's till somebody stands at. */
@Component
class TillStores {

	private final Stores stores;

	TillStores(Stores stores) {
		this.stores = stores;
	}

	/** The stores whose till the caller may open: a TILL her own, others all. */
	List<StoreView> all(StaffCaller caller) {
		return this.stores.list(caller.program())
			.stream()
			.filter((store) -> !store.closed())
			.filter((store) -> caller.store() == null || store.id().equals(caller.store()))
			.sorted(Comparator.comparing((StoreView store) -> store.kind() != StoreKind.TILL)
				.thenComparing(StoreView::name))
			.toList();
	}

	/**
	 * The store that was chosen, else the first.
	 * @throws NotFoundException if the caller may not open that store's till, or there is
	 * none to open
	 */
	StoreView of(StaffCaller caller, @Nullable UUID chosen) {
		return all(caller).stream()
			.filter((store) -> chosen == null || store.id().equals(chosen))
			.findFirst()
			.orElseThrow(() -> new NotFoundException("store", "There is no such store to stand in"));
	}

}
