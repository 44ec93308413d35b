package se.stamkund.activity;

import java.util.List;
import java.util.Map;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import se.stamkund.member.ConsentsChanged;
import se.stamkund.member.MembersEnrolled;
import se.stamkund.member.MembersMerged;
import se.stamkund.member.MembersUnmerged;

/** Puts on the timeline what happens to members themselves. */
@Component
class MemberActivities {

	private final Activities activities;

	MemberActivities(Activities activities) {
		this.activities = activities;
	}

	@EventListener
	void on(MembersEnrolled event) {
		this.activities.record(event.program(),
				event.members()
					.stream()
					.map((enrolled) -> Activity.of(enrolled.member(), ActivityTypes.ENROLLED, null, enrolled.store(),
							event.actor(), Map.of("source", enrolled.source().name()), event.at()))
					.toList());
	}

	@EventListener
	void on(ConsentsChanged event) {
		this.activities.record(event.program(), event.consents().stream().map((consent) -> {
			var change = consent.change();
			return Activity.of(consent.member(),
					change.given() ? ActivityTypes.CONSENT_GIVEN : ActivityTypes.CONSENT_WITHDRAWN, null, null,
					event.actor(), Map.of("purpose", change.purpose().name(), "channel", change.channel().name()),
					event.at());
		}).toList());
	}

	@EventListener
	void on(MembersMerged event) {
		this.activities.record(event.program(), List.of(Activity.of(event.into(), ActivityTypes.MERGED,
				event.from().toString(), null, event.actor(), Map.of(), event.at())));
	}

	@EventListener
	void on(MembersUnmerged event) {
		this.activities.record(event.program(),
				List.of(event.into(), event.from())
					.stream()
					.map((member) -> Activity.of(member, ActivityTypes.UNMERGED,
							(member.equals(event.into()) ? event.from() : event.into()).toString(), null, event.actor(),
							Map.of(), event.at()))
					.toList());
	}

}
