package se.stamkund.giftcard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.giftcard.GiftCardRefusal.Reason;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.Codes;

/** Tells whether gift cards can be paid with, and all that stands in the way. */
@Service
public class GiftCardChecks {

	private final CardStore store;

	GiftCardChecks(CardStore store) {
		this.store = store;
	}

	/**
	 * Looks at codes as people wrote them, in one statement.
	 * @param member who wants to pay; null if nobody knows
	 * @return in the order of the question
	 */
	@Transactional(readOnly = true)
	public List<GiftCardCheck> check(ProgramId program, List<String> codes, @Nullable MemberId member, Instant now) {
		if (codes.isEmpty()) {
			return List.of();
		}
		var found = this.store.byKeys(program, codes.stream().map(Codes::key).collect(Collectors.toSet()), now);
		return codes.stream().map((code) -> {
			var key = Codes.key(code);
			var card = found.get(key);
			return new GiftCardCheck(code, card, (card != null) ? refusals(card, member) : List
				.of(GiftCardRefusal.of(GiftCards.PATTERN.isMisspelt(key) ? Reason.MISTYPED : Reason.UNKNOWN)));
		}).toList();
	}

	/**
	 * As {@link #check}, and nobody else can pay with them before the transaction ends:
	 * what is available now can be held.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<GiftCardCheck> lock(ProgramId program, List<String> codes, @Nullable MemberId member, Instant now) {
		if (!codes.isEmpty()) {
			this.store.lock(program, codes.stream().map(Codes::key).collect(Collectors.toSet()));
		}
		return check(program, codes, member, now);
	}

	/** The rules, the most important first. */
	static List<GiftCardRefusal> refusals(GiftCardView card, @Nullable MemberId member) {
		var refusals = new ArrayList<GiftCardRefusal>();
		if (card.cancelledAt() != null) {
			refusals.add(new GiftCardRefusal(Reason.CANCELLED, card.cancelledAt()));
		}
		if (card.member() != null && member == null) {
			refusals.add(GiftCardRefusal.of(Reason.MEMBER_NEEDED));
		}
		else if (card.member() != null && !card.member().equals(member)) {
			refusals.add(GiftCardRefusal.of(Reason.OTHER_MEMBER));
		}
		if (card.expiresAt() != null && !card.at().isBefore(card.expiresAt())) {
			refusals.add(new GiftCardRefusal(Reason.EXPIRED, card.expiresAt()));
		}
		if (card.state() == GiftCardState.EMPTY) {
			refusals.add(GiftCardRefusal.of(Reason.EMPTY));
		}
		if (card.state() == GiftCardState.ACTIVE && !card.available().isPositive()) {
			refusals.add(GiftCardRefusal.of(Reason.HELD));
		}
		return refusals;
	}

}
