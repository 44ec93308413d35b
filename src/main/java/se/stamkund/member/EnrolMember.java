package se.stamkund.member;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a member with these identities and this profile. At least one of e-mail, phone
 * and external id is needed, unless the staff enrols her at a till, when her member
 * number is enough.
 *
 * @param external a storefront's own id of her
 * @param attributes see {@link MemberView#attributes()}
 * @param store where she joins, if it is in a store
 */
public record EnrolMember(@Nullable String email, @Nullable String phone, @Nullable ExternalIdentity external,
		@Nullable String firstName, @Nullable String lastName, @Nullable LocalDate birthday, @Nullable String language,
		List<String> tags, Map<String, Object> attributes, List<ConsentChange> consents, @Nullable UUID store,
		MemberSource source) {

	/** Only an e-mail address and a name, as most join. */
	public static EnrolMember withEmail(String email, @Nullable String firstName, @Nullable String lastName,
			MemberSource source) {
		return new EnrolMember(email, null, null, firstName, lastName, null, null, List.of(), Map.of(), List.of(), null,
				source);
	}

}
