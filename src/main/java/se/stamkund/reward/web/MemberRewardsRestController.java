package se.stamkund.reward.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.PublicUrl;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.program.Programs;
import se.stamkund.reward.Eligibility;
import se.stamkund.reward.Offers;
import se.stamkund.reward.RewardOffers;
import se.stamkund.reward.RewardPeriod;
import se.stamkund.reward.WhyNot;
import se.stamkund.shared.ProgramId;

/** What a member can have, over REST. */
@RestController
@Tag(name = "Rewards")
@RequestMapping("/api/v1/members/{member}/rewards")
class MemberRewardsRestController {

	private final MemberDirectory members;

	private final RewardOffers offers;

	private final Programs programs;

	private final PublicUrl urls;

	MemberRewardsRestController(MemberDirectory members, RewardOffers offers, Programs programs, PublicUrl urls) {
		this.members = members;
		this.offers = offers;
		this.programs = programs;
		this.urls = urls;
	}

	@GetMapping
	@Operation(operationId = "listMemberRewards", summary = "What a member can have, and why not the rest",
			description = "All rewards that are active and not over, in the merchant's order; every reason against one, the most lasting first.")
	OffersResponse list(ProgramId id, @PathVariable MemberKey member) {
		var program = this.programs.get(id);
		var offers = this.offers.of(id, this.members.resolve(id, member));
		var pages = this.urls.of("/p/" + program.code());
		return OffersResponse.of(offers,
				offers.all()
					.stream()
					.map((one) -> new OfferResponse(RewardResponse.of(one.reward(), program.currency(), pages),
							one.canHave(), one.missing(), one.early(),
							one.whyNot().stream().map((why) -> WhyNotResponse.of(why, program.zone())).toList()))
					.toList());
	}

	/**
	 * What she can have.
	 *
	 * @param points that she can use
	 * @param next the reward that fewest points are missing to, and nothing else
	 * @param missing how many that is
	 */
	@Schema(name = "MemberRewards")
	record OffersResponse(long points, @Nullable UUID next, @Nullable Long missing, List<OfferResponse> data) {

		static OffersResponse of(Offers offers, List<OfferResponse> data) {
			var next = offers.next();
			return new OffersResponse(offers.points(), next.map((one) -> one.reward().id()).orElse(null),
					next.map(Eligibility::missing).orElse(null), data);
		}

	}

	/**
	 * A reward for her.
	 *
	 * @param missingPoints 0 if she has enough
	 * @param earlyUntil until when only those with early access have it, if that is why
	 * she does
	 */
	@Schema(name = "MemberReward")
	record OfferResponse(RewardResponse reward, boolean canHave, long missingPoints, @Nullable Instant earlyUntil,
			List<WhyNotResponse> whyNot) {
	}

	/**
	 * Why not.
	 *
	 * @param have how many points she has, with code points, or how many she has taken,
	 * with code limit
	 * @param need how many points it costs, or how many she may take
	 * @param at from when, or when it ended
	 * @param tier the code of the lowest tier that may have it
	 */
	@Schema(name = "RewardWhyNot")
	record WhyNotResponse(@OneOf(WhyNot.Code.class) String code, String detail, @Nullable Long have,
			@Nullable Long need, @Nullable Instant at, @Nullable String tier,
			@OneOf(RewardPeriod.class) @Nullable String period) {

		static WhyNotResponse of(WhyNot why, ZoneId zone) {
			boolean counts = why.code() == WhyNot.Code.POINTS || why.code() == WhyNot.Code.LIMIT;
			var tier = why.tier();
			var period = why.period();
			return new WhyNotResponse(Words.of(why.code()), why.detail(zone), counts ? Long.valueOf(why.have()) : null,
					counts ? Long.valueOf(why.need()) : null, why.at(), (tier != null) ? tier.code() : null,
					(period != null) ? Words.of(period) : null);
		}

	}

}
