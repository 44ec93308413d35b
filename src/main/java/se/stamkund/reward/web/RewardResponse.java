package se.stamkund.reward.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.pricing.Stacking;
import se.stamkund.reward.Gives;
import se.stamkund.reward.RewardKind;
import se.stamkund.reward.RewardState;
import se.stamkund.reward.RewardView;
import se.stamkund.reward.web.RewardBody.LimitBody;
import se.stamkund.reward.web.RewardBody.LineBody;
import se.stamkund.reward.web.RewardBody.NameBody;
import se.stamkund.reward.web.RewardBody.TermsBody;
import se.stamkund.shared.Money;

/**
 * A reward.
 *
 * @param position in the merchant's order, from 0
 * @param stock how many there are in all; null for no end, and with a publishable key
 * @param left how many of them there still are
 * @param image where its picture is, for anybody
 */
@Schema(name = "Reward")
record RewardResponse(UUID id, @OneOf(RewardKind.class) String kind, @OneOf(RewardState.class) String state,
		int position, NameBody name, LineBody description, TermsBody terms, long points, @Nullable Amount amount,
		@Nullable BigDecimal percent, @Nullable Amount cap, @Nullable String sku, @Nullable Integer quantity,
		@Nullable Boolean sent, @Nullable Integer validDays, @Nullable Amount minimumOrder, List<String> skus,
		List<String> categories, List<String> brands, List<String> excludedSkus, List<String> excludedCategories,
		List<String> excludedBrands, @OneOf(Stacking.class) String stacking, @Nullable Long stock, @Nullable Long left,
		@Nullable LimitBody limit, @Nullable String tier, @Nullable String tag, @Nullable Instant from,
		@Nullable Instant until, @Nullable String image) {

	static RewardResponse of(RewardView view, Currency currency, String pages) {
		var terms = view.terms();
		var gives = terms.gives();
		var product = (gives instanceof Gives.FreeProduct free) ? free : null;
		var percentage = (gives instanceof Gives.Percentage part) ? part : null;
		var limit = terms.limit();
		var scope = terms.code().scope();
		return new RewardResponse(view.id(), Words.of(view.kind()), Words.of(view.state()), view.position(),
				new NameBody(terms.name().sv(), terms.name().en()),
				new LineBody(terms.description().sv(), terms.description().en()),
				new TermsBody(terms.conditions().sv(), terms.conditions().en()), terms.points(),
				amount(money(gives), currency), (percentage != null) ? percentage.percent() : null,
				amount((percentage != null) ? percentage.cap() : null, currency),
				(product != null) ? product.sku() : null, (product != null) ? product.quantity() : null,
				(product != null) ? product.sent() : null, terms.code().validDays(),
				amount(terms.code().minimumOrder(), currency), sorted(scope.skus()), sorted(scope.categories()),
				sorted(scope.brands()), sorted(scope.excludedSkus()), sorted(scope.excludedCategories()),
				sorted(scope.excludedBrands()), Words.of(terms.code().stacking()), view.stock(), view.left(),
				(limit != null) ? new LimitBody(limit.times(), Words.of(limit.period())) : null, terms.gate().tier(),
				terms.gate().tag(), terms.from(), terms.until(),
				(view.image() != null) ? pages + "/rewards/" + view.id() + "/image?v=" + view.image() : null);
	}

	/** What is for anybody: without how many the merchant had. */
	RewardResponse open() {
		return new RewardResponse(this.id, this.kind, this.state, this.position, this.name, this.description,
				this.terms, this.points, this.amount, this.percent, this.cap, this.sku, this.quantity, this.sent,
				this.validDays, this.minimumOrder, this.skus, this.categories, this.brands, this.excludedSkus,
				this.excludedCategories, this.excludedBrands, this.stacking, null, this.left, this.limit, this.tier,
				null, this.from, this.until, this.image);
	}

	private static @Nullable Money money(Gives gives) {
		return switch (gives) {
			case Gives.FixedDiscount(var amount) -> amount;
			case Gives.GiftCard(var amount) -> amount;
			default -> null;
		};
	}

	private static @Nullable Amount amount(@Nullable Money money, Currency currency) {
		return (money != null) ? Amount.of(money, currency) : null;
	}

	private static List<String> sorted(Set<String> names) {
		return names.stream().sorted().toList();
	}

}
