package se.stamkund.member;

import java.util.List;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;

/**
 * What an enrolment would come to.
 *
 * @param known the member it would lead to; null for a new one
 * @param refusal why it would be refused; null if it would not
 * @param identities what she would be known by
 */
public record EnrolmentReview(@Nullable MemberId known, @Nullable BusinessRuleException refusal,
		List<Identity> identities) {

	static EnrolmentReview refused(BusinessRuleException refusal) {
		return new EnrolmentReview(null, refusal, List.of());
	}

}
