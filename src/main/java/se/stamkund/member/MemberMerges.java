package se.stamkund.member;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import se.stamkund.member.MemberKey.ById;
import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Makes one member of two, and two again. */
@Service
public class MemberMerges {

	private static final int ATTEMPTS = 40;

	/** That somebody else has held a lock for too long. */
	private static final String LOCKED = "55P03";

	private final MergeWork work;

	private final MergeRecords records;

	private final MemberDirectory directory;

	private final ProgramClock clock;

	MemberMerges(MergeWork work, MergeRecords records, MemberDirectory directory, ProgramClock clock) {
		this.work = work;
		this.records = records;
		this.directory = directory;
		this.clock = clock;
	}

	/**
	 * Merges another member into one: points lot by lot, orders, activity and all other
	 * features' facts become hers; every id of the other leads to her. What both have of
	 * a profile stays as hers is, what she lacks is filled in; of consents the later word
	 * counts. What is merged already is answered as it is.
	 * <p>
	 * Gives way to whoever is at work with either, so call it outside of a transaction.
	 * @throws BusinessRuleException {@code merge_same} if they are the same
	 * @throws NotFoundException if one isn't a member
	 */
	public MemberMergeView merge(ProgramId program, MemberKey member, MemberKey other, Actor actor) {
		return patiently(() -> {
			var into = this.directory.resolve(program, member);
			var from = this.directory.resolve(program, other);
			if (!into.equals(from)) {
				return get(program, into, this.work.merge(program, into, from, actor));
			}
			if (other instanceof ById(var id) && !id.equals(into)) {
				return this.records.standing(program, id).orElseThrow(MemberMerges::same);
			}
			throw same();
		});
	}

	/**
	 * What a merge would make of them; changes nothing.
	 * @throws BusinessRuleException {@code merge_same} if they are the same
	 */
	@Transactional(readOnly = true)
	public MergePreview preview(ProgramId program, MemberKey member, MemberKey other) {
		var into = this.directory.resolve(program, member);
		var from = this.directory.resolve(program, other);
		if (into.equals(from)) {
			throw same();
		}
		return MergePreview.of(this.directory.get(program, into), this.directory.get(program, from));
	}

	/** Whom the ids of a merged member lead to; empty for everybody else. */
	@Transactional(readOnly = true)
	public Optional<MemberId> survivor(ProgramId program, MemberId merged) {
		return this.records.standing(program, merged)
			.map((merge) -> this.directory.resolve(program, new ById(merge.merged())));
	}

	/**
	 * Makes two again, within 24 hours: what came with the merge goes back as far as it
	 * is left; what was made since stays with the survivor. Undoing again does nothing.
	 * @throws BusinessRuleException {@code undo_too_late}
	 * @throws NotFoundException if there is no such merge, or one of them is not a member
	 * any more
	 */
	public MemberMergeView undo(ProgramId program, MemberId member, UUID merge, Actor actor) {
		return patiently(() -> {
			this.work.undo(program, member, merge, actor);
			return get(program, member, merge);
		});
	}

	/**
	 * A merge into a member.
	 * @throws NotFoundException if there is none
	 */
	@Transactional(readOnly = true)
	public MemberMergeView get(ProgramId program, MemberId member, UUID merge) {
		return this.records.find(program, merge)
			.filter((found) -> found.member().equals(member))
			.orElseThrow(() -> new NotFoundException("merge", "There is no such merge"));
	}

	/** The merges into a member that can still be undone, the latest first. */
	@Transactional(readOnly = true)
	public List<MemberMergeView> undoable(ProgramId program, MemberId member) {
		var now = this.clock.now(program);
		return this.records.into(program, member, now.minus(MemberMergeView.UNDO))
			.stream()
			.filter((merge) -> merge.undoable(now))
			.toList();
	}

	/** Those whose ids lead to her, the first merged first. */
	@Transactional(readOnly = true)
	public List<MemberId> aliases(ProgramId program, MemberId member) {
		return this.records.aliases(program, member);
	}

	private static BusinessRuleException same() {
		return new BusinessRuleException("merge_same", "Both are the same member");
	}

	private static <T> T patiently(Supplier<T> work) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			return work.get();
		}
		for (int attempt = 1;; attempt++) {
			try {
				return work.get();
			}
			catch (DataAccessException ex) {
				if (attempt == ATTEMPTS || !isWorthAnotherTry(ex)) {
					throw ex;
				}
				pause();
			}
		}
	}

	private static boolean isWorthAnotherTry(DataAccessException ex) {
		return ex instanceof ConcurrencyFailureException || ex instanceof DataIntegrityViolationException
				|| ex.getMostSpecificCause() instanceof SQLException sql && LOCKED.equals(sql.getSQLState());
	}

	private static void pause() {
		try {
			Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(20, 120)));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ConcurrencyFailureException("Interrupted while waiting to merge", ex);
		}
	}

}
