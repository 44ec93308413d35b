package se.stamkund.member;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.MemberId;

/** An enrolment, read and checked: who this may be. */
record Candidate(EnrolMember command, List<Identity> identities, Profile profile, List<String> tags) {

	/**
	 * Reads an enrolment.
	 * @param country whose phone numbers need no country code
	 * @param today in the programme's zone
	 */
	static Candidate of(EnrolMember command, String country, LocalDate today) {
		command.consents().forEach(ConsentRules::check);
		var identities = identities(command, country);
		if (identities.isEmpty() && !command.source().byStaff()) {
			throw new BusinessRuleException("identity_missing", "Give at least one of email, phone and external");
		}
		return new Candidate(
				command, identities, Profile.of(command.firstName(), command.lastName(), command.birthday(),
						command.language(), Attributes.change(Map.of(), command.attributes()), today),
				Tags.of(command.tags()));
	}

	/**
	 * Whom these identities belong to.
	 * @return no one or one member
	 * @throws ConflictException {@code identity_conflict} if they belong to two
	 */
	Set<MemberId> among(Map<Identity, MemberId> known) {
		var matches = new HashSet<MemberId>();
		this.identities.stream().filter(known::containsKey).map(known::get).forEach(matches::add);
		if (matches.size() > 1) {
			var which = this.identities.stream()
				.filter(known::containsKey)
				.map((identity) -> identity.describe() + " is member " + known.get(identity))
				.collect(Collectors.joining(", "));
			throw new ConflictException("identity_conflict", "These belong to different members: " + which, which);
		}
		return matches;
	}

	boolean trusted() {
		return this.command.source() != MemberSource.SELF;
	}

	private static List<Identity> identities(EnrolMember command, String country) {
		var identities = new ArrayList<Identity>();
		if (command.email() != null) {
			identities.add(Identity.email(command.email()));
		}
		if (command.phone() != null) {
			identities.add(Identity.phone(command.phone(), country));
		}
		if (command.external() != null) {
			identities.add(Identity.external(command.external().store(), command.external().id()));
		}
		return identities;
	}

}
