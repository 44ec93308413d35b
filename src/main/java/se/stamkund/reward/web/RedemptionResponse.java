package se.stamkund.reward.web;

import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.reward.CodeView;
import se.stamkund.reward.Fulfilment;
import se.stamkund.reward.RedemptionView;
import se.stamkund.reward.RewardKind;
import se.stamkund.reward.web.RewardBody.NameBody;

/**
 * A reward that a member has taken.
 *
 * @param code what she got; null for nothing to use in the shop
 * @param fulfilment null if there is nothing to send
 */
@Schema(name = "Redemption")
record RedemptionResponse(UUID id, UUID member, UUID reward, @OneOf(RewardKind.class) String kind, NameBody name,
		long points, @Nullable RewardCode code, @OneOf(Fulfilment.class) @Nullable String fulfilment,
		@Nullable String note, @Nullable String tracking, Instant redeemedAt, @Nullable Instant cancelledAt) {

	static RedemptionResponse of(RedemptionView view, @Nullable CodeView code, Currency currency) {
		var fulfilment = view.fulfilment();
		return new RedemptionResponse(view.id(), view.member().value(), view.reward(), Words.of(view.kind()),
				new NameBody(view.name().sv(), view.name().en()), view.points(),
				(code != null) ? RewardCode.of(code, currency) : null,
				(fulfilment != null) ? Words.of(fulfilment) : null, view.note(), view.tracking(), view.redeemedAt(),
				view.cancelledAt());
	}

	/**
	 * What she got.
	 *
	 * @param until the first instant when it can't be used
	 * @param balance what is left of a gift card
	 */
	@Schema(name = "RewardCode")
	record RewardCode(String code, @OneOf(CodeView.State.class) String state, @Nullable Instant until,
			@Nullable Amount balance) {

		static RewardCode of(CodeView view, Currency currency) {
			var balance = view.balance();
			return new RewardCode(view.code(), Words.of(view.state()), view.until(),
					(balance != null) ? Amount.of(balance, currency) : null);
		}

	}

}
