package se.stamkund.voucher;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.pricing.OfferTerms;
import se.stamkund.shared.MemberId;

/**
 * A code to be made.
 *
 * @param code what it is to be; null to have one made
 * @param pattern what it is to look like if it is made; null for the plain one
 * @param member who alone may use it; null for whoever has it
 * @param sourceId what gave it: a redemption, a campaign
 */
public record IssueVoucher(@Nullable String code, @Nullable CodePattern pattern, VoucherLabel label, OfferTerms terms,
		@Nullable MemberId member, VoucherRules rules, VoucherSource source, @Nullable UUID sourceId) {

	/** A code made for one member. */
	public static IssueVoucher forMember(MemberId member, VoucherLabel label, OfferTerms terms, VoucherRules rules,
			VoucherSource source, @Nullable UUID sourceId) {
		return new IssueVoucher(null, null, label, terms, member, rules, source, sourceId);
	}

}
