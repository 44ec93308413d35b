package se.stamkund.member;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Makes members, and knows one when she comes again.
 * <p>
 * Everyone but the shopper herself is trusted: identities then count as verified, and a
 * known member is completed with what she lacked: an identity of a kind she had none of,
 * an empty field of her profile, tags, consents. What she has is never overwritten. A
 * shopper who joins with an address that is known changes nothing and must prove that it
 * is hers, by a {@link LoginLinks login link}, before she is shown anything.
 */
@Service
public class Enrolment {

	private final Programs programs;

	private final ProgramClock clock;

	private final MemberQueries queries;

	private final IdentityLocks locks;

	private final EnrolmentWriter writer;

	Enrolment(Programs programs, ProgramClock clock, MemberQueries queries, IdentityLocks locks,
			EnrolmentWriter writer) {
		this.programs = programs;
		this.clock = clock;
		this.queries = queries;
		this.locks = locks;
		this.writer = writer;
	}

	/**
	 * Enrols one; see {@link #enrolAll}.
	 */
	@Transactional
	public Enrolled enrol(ProgramId program, EnrolMember command, Actor actor) {
		return enrolAll(program, List.of(command), actor).getFirst();
	}

	/**
	 * Enrols all or none, in a fixed number of statements; at most a thousand at a time.
	 * @return an answer to each, in the same order
	 * @throws InvalidMemberDataException that names the field
	 * @throws se.stamkund.shared.BusinessRuleException {@code identity_missing}
	 * @throws se.stamkund.shared.ConflictException {@code identity_conflict} if the
	 * identities of one belong to two members
	 */
	@Transactional
	public List<Enrolled> enrolAll(ProgramId program, List<EnrolMember> commands, Actor actor) {
		var view = this.programs.get(program);
		var now = this.clock.now(program);
		var country = HomeCountry.of(view.currency(), view.zone());
		var today = now.atZone(view.zone()).toLocalDate();
		var candidates = commands.stream().map((command) -> Candidate.of(command, country, today)).toList();
		var batch = new EnrolmentBatch(candidates, known(program, candidates));
		this.writer.write(program, batch, actor, now);
		return batch.answers();
	}

	/**
	 * What enrolling each by herself would come to, in a fixed number of statements.
	 * Stores and locks nothing.
	 */
	@Transactional(readOnly = true)
	public List<EnrolmentReview> review(ProgramId program, List<EnrolMember> commands) {
		var view = this.programs.get(program);
		var country = HomeCountry.of(view.currency(), view.zone());
		var today = this.clock.now(program).atZone(view.zone()).toLocalDate();
		var read = commands.stream().map((command) -> read(command, country, today)).toList();
		var candidates = read.stream().filter(Candidate.class::isInstance).map(Candidate.class::cast).toList();
		var known = this.queries.byIdentities(program, identities(candidates));
		return read.stream().map((each) -> review(each, known)).toList();
	}

	private static Object read(EnrolMember command, String country, LocalDate today) {
		try {
			return Candidate.of(command, country, today);
		}
		catch (BusinessRuleException ex) {
			return ex;
		}
	}

	private static EnrolmentReview review(Object read, Map<Identity, MemberId> known) {
		if (read instanceof Candidate candidate) {
			try {
				return new EnrolmentReview(candidate.among(known).stream().findFirst().orElse(null), null,
						candidate.identities());
			}
			catch (ConflictException ex) {
				return EnrolmentReview.refused(ex);
			}
		}
		return EnrolmentReview.refused((BusinessRuleException) read);
	}

	private Map<Identity, MemberId> known(ProgramId program, List<Candidate> candidates) {
		var all = identities(candidates);
		var known = new HashMap<>(this.queries.byIdentities(program, all));
		var unknown = all.stream().filter((identity) -> !known.containsKey(identity)).collect(Collectors.toSet());
		if (!unknown.isEmpty()) {
			this.locks.take(program, unknown);
			known.putAll(this.queries.byIdentities(program, unknown));
		}
		return known;
	}

	private static Set<Identity> identities(Collection<Candidate> candidates) {
		return candidates.stream().flatMap((candidate) -> candidate.identities().stream()).collect(Collectors.toSet());
	}

}
