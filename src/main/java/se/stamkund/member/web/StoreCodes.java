package se.stamkund.member.web;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.ProgramId;

/** Stores as clients call them. */
@Component
class StoreCodes {

	private final Stores stores;

	StoreCodes(Stores stores) {
		this.stores = stores;
	}

	UUID id(ProgramId program, String code, String pointer) {
		return this.stores.find(program, code)
			.map(StoreView::id)
			.orElseThrow(() -> new InvalidFieldException(pointer, "There is no store " + code));
	}

	@Nullable UUID idOrNull(ProgramId program, @Nullable String code, String pointer) {
		return (code != null) ? id(program, code, pointer) : null;
	}

	Map<UUID, String> byId(ProgramId program) {
		return this.stores.list(program).stream().collect(Collectors.toMap(StoreView::id, StoreView::code));
	}

}
