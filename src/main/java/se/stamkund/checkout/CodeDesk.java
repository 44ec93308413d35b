package se.stamkund.checkout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.giftcard.GiftCardView;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.Codes;
import se.stamkund.voucher.VoucherCheck;
import se.stamkund.voucher.VoucherChecks;

/** Finds out what codes are and whether they can be used. */
@Component
class CodeDesk {

	private final VoucherChecks vouchers;

	private final CardDesk cards;

	CodeDesk(VoucherChecks vouchers, CardDesk cards) {
		this.vouchers = vouchers;
		this.cards = cards;
	}

	/**
	 * Looks at codes in a fixed number of statements.
	 * @param lock whether what is usable is to be held, and kept from others until then:
	 * vouchers before gift cards, each in the order of their ids
	 * @return in the order of the codes
	 */
	List<Found> find(ProgramId program, List<String> codes, @Nullable MemberId member, Instant now, boolean lock) {
		var first = new LinkedHashMap<String, String>();
		codes.forEach((code) -> first.putIfAbsent(Codes.key(code), code));
		var asked = List.copyOf(first.values());
		var found = new HashMap<String, Found>();
		var vouchers = lock ? this.vouchers.lock(program, asked, member, now)
				: this.vouchers.check(program, asked, member, now);
		var rest = new ArrayList<VoucherCheck>();
		for (VoucherCheck check : vouchers) {
			if (check.voucher() != null) {
				found.put(check.asked(), new Found(check.asked(), check, null, voucherReason(check)));
			}
			else {
				rest.add(check);
			}
		}
		var names = rest.stream().map(VoucherCheck::asked).toList();
		var cards = names.isEmpty() ? List.<CardDesk.Check>of() : this.cards.check(program, names, member, now, lock);
		for (int i = 0; i < cards.size(); i++) {
			var card = cards.get(i);
			found.put(card.asked(), (card.card() != null) ? new Found(card.asked(), null, card.card(), card.reason())
					: new Found(card.asked(), null, null, unknown(rest.get(i), card)));
		}
		var seen = new HashSet<String>();
		return codes.stream()
			.map((code) -> seen.add(Codes.key(code)) ? Objects.requireNonNull(found.get(code))
					: new Found(code, null, null, Reason.of("code_twice", "The code is named before; once is enough")))
			.toList();
	}

	/** Keeps codes from others, whoever is to use them, until the transaction ends. */
	void lock(ProgramId program, List<String> codes, Instant now) {
		if (!codes.isEmpty()) {
			find(program, codes, null, now, true);
		}
	}

	private static @Nullable Reason voucherReason(VoucherCheck check) {
		return check.refusals()
			.stream()
			.findFirst()
			.map((refusal) -> new Reason(refusal.code(), refusal.detail(), null, null, null, refusal.at(),
					(refusal.limit() != null) ? refusal.limit().longValue() : null))
			.orElse(null);
	}

	/** Neither knows it; if either thinks that it was mistyped, it probably was. */
	private static Reason unknown(VoucherCheck voucher, CardDesk.Check card) {
		var asVoucher = Objects.requireNonNull(voucherReason(voucher));
		var asCard = Objects.requireNonNull(card.reason());
		return asCard.code().equals("gift_card_mistyped") ? Reason.of("code_mistyped", asVoucher.detail()) : asVoucher;
	}

	/**
	 * A code and what it is.
	 *
	 * @param reason why it can't be used
	 */
	record Found(String asked, @Nullable VoucherCheck voucher, @Nullable GiftCardView card, @Nullable Reason reason) {

		boolean isUsable() {
			return this.reason == null;
		}

	}

}
