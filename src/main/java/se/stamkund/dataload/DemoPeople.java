package se.stamkund.dataload;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import se.stamkund.member.ConsentChange;
import se.stamkund.member.ConsentChannel;
import se.stamkund.member.ConsentPurpose;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.MemberSource;
import se.stamkund.member.Enrolment;
import se.stamkund.member.ExternalIdentity;
import se.stamkund.program.ProgramView;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;

/** Lets Fjällbod's customers join. */
@Component
class DemoPeople {

	private static final String WORDING = "2024-11";

	private final Enrolment enrolment;

	private final Stores stores;

	DemoPeople(Enrolment enrolment, Stores stores) {
		this.enrolment = enrolment;
		this.stores = stores;
	}

	/** Enrols the people, and notes under which id. */
	void join(ProgramView shop, List<DemoPerson> people, Map<DemoPerson, MemberId> members) {
		if (people.isEmpty()) {
			return;
		}
		var web = this.stores.find(shop.id(), DemoShop.WEB).orElseThrow().id();
		var commands = people.stream()
			.map((person) -> new EnrolMember(person.email(), person.phone(),
					new ExternalIdentity(web, Integer.toString(person.number())), person.firstName(), person.lastName(),
					person.birthday(), null, List.of(), Map.of(), consents(person), web, MemberSource.DEMO))
			.toList();
		var enrolled = this.enrolment.enrolAll(shop.id(), commands, Actor.SYSTEM);
		for (int i = 0; i < people.size(); i++) {
			members.put(people.get(i), enrolled.get(i).member());
		}
	}

	static List<ConsentChange> consents(DemoPerson person) {
		var terms = new ConsentChange(ConsentPurpose.TERMS, ConsentChannel.NONE, true, WORDING);
		var marketing = new ConsentChange(ConsentPurpose.MARKETING, ConsentChannel.EMAIL, true, WORDING);
		return person.marketing() ? Stream.of(terms, marketing).toList() : List.of(terms);
	}

}
