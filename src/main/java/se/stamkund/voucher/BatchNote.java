package se.stamkund.voucher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import se.stamkund.pricing.Scope;
import se.stamkund.shared.Money;

/** What the audit log keeps of a batch that was changed. */
record BatchNote(String name, String label, BatchState state, @Nullable Money minimumOrder, @Nullable String goods,
		@Nullable Integer maxUses, @Nullable Integer maxUsesPerMember, @Nullable Instant from,
		@Nullable Instant until) {

	static BatchNote of(BatchView batch) {
		var terms = batch.terms();
		var rules = batch.rules();
		return new BatchNote(batch.name(), batch.label().sv(), batch.state(), terms.minimumOrder(),
				goods(terms.scope()), rules.maxUses(), rules.maxUsesPerMember(), rules.startsAt(), rules.endsAt());
	}

	/** "skor, tält, −rea"; null for all goods. */
	private static @Nullable String goods(Scope scope) {
		var names = new ArrayList<String>();
		Stream.of(scope.categories(), scope.brands(), scope.skus())
			.forEach((some) -> some.stream().sorted().forEach(names::add));
		Stream.of(scope.excludedCategories(), scope.excludedBrands(), scope.excludedSkus())
			.forEach((some) -> some.stream().sorted().map("−"::concat).forEach(names::add));
		return names.isEmpty() ? null : String.join(", ", names);
	}

}
