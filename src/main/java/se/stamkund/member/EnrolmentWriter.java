package se.stamkund.member;

import java.time.Instant;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Stores what a batch of enrolments came to, and tells of it. */
@Component
class EnrolmentWriter {

	private final MemberRows rows;

	private final MemberNumbers numbers;

	private final ReturningMembers returning;

	private final ApplicationEventPublisher events;

	EnrolmentWriter(MemberRows rows, MemberNumbers numbers, ReturningMembers returning,
			ApplicationEventPublisher events) {
		this.rows = rows;
		this.numbers = numbers;
		this.returning = returning;
		this.events = events;
	}

	void write(ProgramId program, EnrolmentBatch batch, Actor actor, Instant now) {
		var writing = new MemberWriting(program, now);
		addCreated(writing, batch.created(), actor);
		this.rows.save(writing);
		this.returning.complete(writing, batch.returning(), actor);
		this.rows.save(writing);
		if (!writing.enrolled().isEmpty()) {
			this.events.publishEvent(new MembersEnrolled(program, writing.enrolled(), actor, now));
		}
		if (!writing.consented().isEmpty()) {
			this.events.publishEvent(new ConsentsChanged(program, writing.consented(), actor, now));
		}
		if (!writing.identified().isEmpty()) {
			this.events.publishEvent(new MembersIdentified(program, writing.identified(), now));
		}
	}

	private void addCreated(MemberWriting writing, Map<MemberId, Candidate> created, Actor actor) {
		var free = this.numbers.next(writing.program(), created.size()).iterator();
		created.forEach((id, candidate) -> {
			var by = candidate.trusted() ? actor : Actor.member(id);
			writing.enrol(id, candidate, by);
			writing.identify(id, free.next(), true);
			candidate.identities().forEach((identity) -> writing.identify(id, identity, candidate.trusted()));
			writing.tag(id, candidate.tags());
			writing.consent(id, candidate.command().consents(), candidate.command().source(), by);
		});
	}

}
