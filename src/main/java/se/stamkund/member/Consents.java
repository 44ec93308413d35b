package se.stamkund.member;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** What members have agreed to. A new yes or no is added; none is ever changed. */
@Service
public class Consents {

	private final ConsentRepository consents;

	private final MemberRows rows;

	private final ProgramClock clock;

	private final ApplicationEventPublisher events;

	Consents(ConsentRepository consents, MemberRows rows, ProgramClock clock, ApplicationEventPublisher events) {
		this.consents = consents;
		this.rows = rows;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Adds what a member said.
	 * @throws InvalidMemberDataException if a channel is missing or out of place
	 * @throws se.stamkund.shared.NotFoundException if she isn't an active member
	 */
	@Transactional
	public void record(ProgramId program, MemberId member, List<ConsentChange> changes, MemberSource source,
			Actor actor) {
		changes.forEach(ConsentRules::check);
		this.rows.lock(program, member);
		var now = this.clock.now(program);
		this.consents.saveAll(
				changes.stream().map((change) -> new Consent(program, member, change, source, actor, now)).toList());
		this.events.publishEvent(new ConsentsChanged(program,
				changes.stream().map((change) -> new ConsentsChanged.MemberConsent(member, change)).toList(), actor,
				now));
	}

	/** What holds now: the latest of each purpose and channel she was asked about. */
	@Transactional(readOnly = true)
	public List<ConsentView> current(ProgramId program, MemberId member) {
		return ConsentState.latest(history(program, member));
	}

	/** All she ever said, latest first. */
	@Transactional(readOnly = true)
	public List<ConsentView> history(ProgramId program, MemberId member) {
		return this.consents.findByProgramIdAndMemberIdOrderByAtDescIdDesc(program, member)
			.stream()
			.map(Consent::view)
			.toList();
	}

	/** Those of the members who agree to it now, in one statement. */
	@Transactional(readOnly = true)
	public Set<MemberId> agreeing(ProgramId program, Collection<MemberId> members, ConsentPurpose purpose,
			ConsentChannel channel) {
		return members.isEmpty() ? Set.of()
				: this.consents.findAgreeing(program, Set.copyOf(members), purpose, channel)
					.stream()
					.map(Consent::memberId)
					.collect(Collectors.toSet());
	}

}
