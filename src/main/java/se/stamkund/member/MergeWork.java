package se.stamkund.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.AuditLog;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.MemberMerge;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/**
 * Merges two members, and undoes it, in one transaction. It gives way: who holds a lock
 * it needs for longer than a moment goes first, and the transaction is to be tried again.
 */
@Component
class MergeWork {

	private final MergedRows merged;

	private final MergeRecords records;

	private final MemberRows rows;

	private final Consents consents;

	private final MergedConsents united;

	private final EmailChangeStore emails;

	private final ObjectProvider<MemberDataOwner> owners;

	private final AuditLog audit;

	private final ApplicationEventPublisher events;

	private final ProgramClock clock;

	MergeWork(MergedRows merged, MergeRecords records, MemberRows rows, Consents consents, MergedConsents united,
			EmailChangeStore emails, ObjectProvider<MemberDataOwner> owners, AuditLog audit,
			ApplicationEventPublisher events, ProgramClock clock) {
		this.merged = merged;
		this.records = records;
		this.rows = rows;
		this.consents = consents;
		this.united = united;
		this.emails = emails;
		this.owners = owners;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	@Transactional
	public UUID merge(ProgramId program, MemberId into, MemberId from, Actor actor) {
		this.merged.lock(program, into, from);
		var survivor = this.rows.lockAny(program, into);
		var other = this.rows.lockAny(program, from);
		if (survivor.status() != MemberStatus.ACTIVE || other.status() != MemberStatus.ACTIVE) {
			throw new OptimisticLockingFailureException("Merged or erased by somebody else just now");
		}
		var merge = new MemberMerge(Ids.next(), from, into, actor, this.clock.now(program));
		var before = survivor.profile();
		var after = before.completedBy(other.profile());
		var attributes = new TreeSet<>(after.attributes().keySet());
		attributes.removeAll(before.attributes().keySet());
		this.records.add(program, merge, after.differencesFrom(before), attributes);
		survivor.change(after);
		other.mergeAway();
		tag(program, merge);
		this.united.unite(program, merge, this.consents.history(program, into), this.consents.history(program, from));
		this.rows.flush();
		this.merged.moveIdentities(program, merge);
		this.emails.deleteOf(program, from);
		this.merged.moveAll(program, merge);
		this.owners.orderedStream().forEach((owner) -> owner.merge(program, merge));
		this.audit.record(program, actor, "member.merged", into.toString(), null, new Merge(merge.id(), from.value()));
		this.events.publishEvent(new MembersMerged(program, from, into, actor, merge.at()));
		return merge.id();
	}

	private void tag(ProgramId program, MemberMerge merge) {
		var own = tags(program, merge.into());
		var room = Tags.MAX_COUNT - own.size();
		var added = tags(program, merge.from()).stream()
			.filter((tag) -> !own.contains(tag))
			.sorted()
			.limit(Math.max(0, room))
			.map((tag) -> new MemberTag(program, merge.into(), tag))
			.toList();
		var writing = new MemberWriting(program, merge.at());
		writing.tags().addAll(added);
		this.rows.save(writing);
		this.records.note(program, merge.id(), "member_tag", added.stream().map(MemberTag::getId).toList());
	}

	private Set<String> tags(ProgramId program, MemberId member) {
		return this.rows.tags(program, List.of(member)).stream().map(MemberTag::tag).collect(Collectors.toSet());
	}

	@Transactional
	public void undo(ProgramId program, MemberId member, UUID id, Actor actor) {
		var stored = this.records.findForUpdate(program, id)
			.filter((found) -> isHers(program, found.view(), member))
			.orElseThrow(() -> new NotFoundException("merge", "There is no such merge"));
		var now = this.clock.now(program);
		var view = stored.view();
		if (view.undoneAt() != null) {
			return;
		}
		requireInTime(view, now);
		this.merged.lockBack(program, view);
		var survivor = this.rows.lock(program, view.member());
		var other = this.rows.lockAny(program, view.merged());
		survivor.change(survivor.profile().without(other.profile(), stored.filled(), stored.attributes()));
		other.comeBack();
		this.rows.flush();
		this.records.undo(program, view, actor, now);
		this.merged.returnIdentities(program, view);
		this.merged.deleteTags(program, this.records.noted(program, id, "member_tag"));
		this.united.divide(program, view, this.consents.history(program, member), actor, now);
		this.merged.returnAll(program, view);
		var merge = new MemberMerge(id, view.merged(), member, actor, view.at());
		var others = new ArrayList<>(this.owners.orderedStream().toList());
		others.forEach((owner) -> owner.unmerge(program, merge, actor));
		this.audit.record(program, actor, "member.merge_undone", member.toString(),
				new Merge(id, view.merged().value()), null);
		this.events.publishEvent(new MembersUnmerged(program, view.merged(), member, actor, now));
	}

	private boolean isHers(ProgramId program, MemberMergeView merge, MemberId member) {
		if (merge.undoneAt() == null && this.records.standing(program, merge.member()).isPresent()) {
			throw new BusinessRuleException("merged_again",
					"The member has been merged into another since; undo that first");
		}
		return merge.member().equals(member);
	}

	private static void requireInTime(MemberMergeView merge, Instant now) {
		if (!merge.undoable(now)) {
			throw new BusinessRuleException("undo_too_late", "It could be undone until " + merge.undoableUntil(),
					merge.undoableUntil());
		}
	}

	private record Merge(UUID merge, UUID merged) {
	}

}
