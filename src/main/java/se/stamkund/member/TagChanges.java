package se.stamkund.member;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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

	/** Answers who didn't have it. */
	Set<MemberId> add(ProgramId program, Collection<MemberId> members, String tag) {
		var active = this.rows.lock(program, members).stream().map(Member::id).collect(Collectors.toSet());
		var current = this.rows.tags(program, active).stream().collect(Collectors.groupingBy(MemberTag::memberId));
		active.removeIf((id) -> has(current, id, tag));
		if (active.stream().anyMatch((id) -> current.getOrDefault(id, List.of()).size() >= Tags.MAX_COUNT)) {
			throw Tags.tooMany();
		}
		this.tags.saveAll(active.stream().map((id) -> new MemberTag(program, id, tag)).toList());
		return active;
	}

	/** Answers who had it. */
	Set<MemberId> remove(ProgramId program, Collection<MemberId> members, String tag) {
		var having = this.rows.tags(program, members)
			.stream()
			.filter((each) -> each.tag().equals(tag))
			.map(MemberTag::memberId)
			.collect(Collectors.toSet());
		if (!having.isEmpty()) {
			this.tags.delete(program, having, List.of(tag));
		}
		return having;
	}

	private static boolean has(Map<MemberId, List<MemberTag>> current, MemberId id, String tag) {
		return current.getOrDefault(id, List.of()).stream().anyMatch((each) -> each.tag().equals(tag));
	}

}
