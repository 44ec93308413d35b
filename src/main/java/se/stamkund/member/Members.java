package se.stamkund.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.AuditLog;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Changes members. */
@Service
public class Members {

	private final Programs programs;

	private final ProgramClock clock;

	private final MemberRows rows;

	private final IdentityChanges identities;

	private final TagChanges tags;

	private final AuditLog audit;

	Members(Programs programs, ProgramClock clock, MemberRows rows, IdentityChanges identities, TagChanges tags,
			AuditLog audit) {
		this.programs = programs;
		this.clock = clock;
		this.rows = rows;
		this.identities = identities;
		this.tags = tags;
		this.audit = audit;
	}

	/**
	 * Changes what is mentioned. An identity that the member herself gives isn't trusted
	 * until she has proved it.
	 * @throws InvalidMemberDataException that names the field
	 * @throws se.stamkund.shared.ConflictException {@code identity_taken} if an identity
	 * is another member's
	 * @throws se.stamkund.shared.NotFoundException if she isn't an active member
	 */
	@Transactional
	public void change(ProgramId program, MemberId id, ChangeMember change, Actor actor) {
		var view = this.programs.get(program);
		var now = this.clock.now(program);
		var member = this.rows.lock(program, id);
		var before = member.profile();
		var after = Profile.of(change.firstName().over(before.firstName()), change.lastName().over(before.lastName()),
				change.birthday().over(before.birthday()), change.language().over(before.language()),
				Attributes.change(before.attributes(), change.attributes()), now.atZone(view.zone()).toLocalDate());
		member.change(after);
		var changed = new ArrayList<>(after.differencesFrom(before));
		var country = HomeCountry.of(view.currency(), view.zone());
		changed.addAll(this.identities.apply(new MemberWriting(program, now), id, change, country,
				actor.kind() != Actor.Kind.MEMBER));
		if (change.tags().given() && this.tags.replace(program, id, change.tags().value())) {
			changed.add("tags");
		}
		note(program, id, changed, actor);
	}

	/**
	 * Gives a tag to many, or takes it from them; those who are no active members are
	 * passed over.
	 * @return those it changed
	 * @throws InvalidMemberDataException {@code tag_invalid}, {@code tags_too_many}
	 */
	@Transactional
	public Set<MemberId> tag(ProgramId program, Set<MemberId> members, String tag, boolean given, Actor actor) {
		var tidy = Tags.of(tag);
		var changed = given ? this.tags.add(program, members, tidy) : this.tags.remove(program, members, tidy);
		if (!changed.isEmpty() && actor.kind() == Actor.Kind.STAFF) {
			this.audit.record(program, actor, given ? "member.tagged" : "member.untagged", tidy, null,
					new Tagged(changed.size()));
		}
		return changed;
	}

	/** Which fields, never what they say: the log outlives the member. */
	private void note(ProgramId program, MemberId id, List<String> changed, Actor actor) {
		if (!changed.isEmpty() && actor.kind() == Actor.Kind.STAFF) {
			this.audit.record(program, actor, "member.changed", id.toString(), null, new Changed(changed));
		}
	}

	record Tagged(int members) {
	}

	record Changed(List<String> fields) {
	}

}
