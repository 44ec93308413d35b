package se.stamkund.member;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Gives members tags and takes them away. */
@Component
class TagChanges {

	private final MemberRows rows;

	private final MemberTagRepository tags;

	TagChanges(MemberRows rows, MemberTagRepository tags) {
		this.rows = rows;
		this.tags = tags;
	}

	/** Leaves the member with these tags only; answers whether that changed any. */
	boolean replace(ProgramId program, MemberId id, @Nullable List<String> wanted) {
		var tidy = Tags.of(Objects.requireNonNullElse(wanted, List.of()));
		var current = this.rows.tags(program, Set.of(id));
		var present = current.stream().map(MemberTag::tag).collect(Collectors.toSet());
		var removed = present.stream().filter((tag) -> !tidy.contains(tag)).toList();
		var added = tidy.stream()
			.filter((tag) -> !present.contains(tag))
			.map((tag) -> new MemberTag(program, id, tag))
			.toList();
		if (!removed.isEmpty()) {
			this.tags.delete(program, Set.of(id), removed);
		}
		this.tags.saveAll(added);
		return !removed.isEmpty() || !added.isEmpty();
	}

	int add(ProgramId program, Collection<MemberId> members, String tag) {
		var active = this.rows.lock(program, members).stream().map(Member::id).collect(Collectors.toSet());
		var current = this.rows.tags(program, active).stream().collect(Collectors.groupingBy(MemberTag::memberId));
		var added = new HashSet<MemberTag>();
		for (var id : active) {
			var hers = current.getOrDefault(id, List.of());
			if (hers.stream().noneMatch((each) -> each.tag().equals(tag))) {
				if (hers.size() == Tags.MAX_COUNT) {
					throw Tags.tooMany();
				}
				added.add(new MemberTag(program, id, tag));
			}
		}
		this.tags.saveAll(added);
		return added.size();
	}

	int remove(ProgramId program, Collection<MemberId> members, String tag) {
		return members.isEmpty() ? 0 : this.tags.delete(program, members, List.of(tag));
	}

}
