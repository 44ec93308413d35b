package se.stamkund.member.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import se.stamkund.member.ChangeMember;
import se.stamkund.member.ExternalChange;
import se.stamkund.member.ExternalIdentity;
import se.stamkund.member.MemberDisplay;
import se.stamkund.member.MemberView;
import se.stamkund.platform.api.Patch;
import se.stamkund.program.StoreView;

/**
 * All that can be changed about a member, on one page.
 *
 * @param externals her id in each store, in the order the stores are listed
 * @param attributes names and values; a line without a value takes the attribute away
 */
record EditMemberForm(@Size(max = 100) @Nullable String firstName, @Size(max = 100) @Nullable String lastName,
		@Size(max = 254) @Nullable String email, @Size(max = 40) @Nullable String phone, @Nullable LocalDate birthday,
		@Nullable String language, @Size(max = 2000) @Nullable String tags, @Nullable List<@Nullable String> externals,
		@Nullable List<@Valid @Nullable Line> attributes) {

	private static final int SPARE_LINES = 2;

	static EditMemberForm of(MemberView member, MemberDisplay display, List<StoreView> stores) {
		var lines = new ArrayList<@Nullable Line>();
		new TreeMap<>(member.attributes()).forEach((name, value) -> lines.add(new Line(name, String.valueOf(value))));
		for (var spare = 0; spare < SPARE_LINES; spare++) {
			lines.add(new Line("", ""));
		}
		return new EditMemberForm(member.firstName(), member.lastName(), display.email(member.email()),
				display.phone(member.phone()), member.birthday(), member.language(), String.join(", ", member.tags()),
				stores.stream().<@Nullable String>map((store) -> external(member, store)).toList(), lines);
	}

	ChangeMember change(MemberView member, List<StoreView> stores) {
		var known = new MemberForm(this.firstName, this.lastName, this.email, this.phone, this.birthday, this.language,
				this.tags);
		return new ChangeMember(Patch.to(MemberForm.given(this.email)), Patch.to(MemberForm.given(this.phone)),
				externalChanges(member, stores), Patch.to(this.firstName), Patch.to(this.lastName),
				Patch.to(this.birthday), Patch.to(MemberForm.given(this.language)), Patch.to(known.tagList()),
				attributeChanges(member));
	}

	private List<ExternalChange> externalChanges(MemberView member, List<StoreView> stores) {
		var changes = new ArrayList<ExternalChange>();
		var typed = (this.externals != null) ? this.externals : List.<@Nullable String>of();
		for (var i = 0; i < Math.min(typed.size(), stores.size()); i++) {
			var store = stores.get(i);
			var id = MemberForm.given(typed.get(i));
			if (!Objects.equals(id, MemberForm.given(external(member, store)))) {
				changes.add(new ExternalChange(store.id(), id));
			}
		}
		return changes;
	}

	/** A name that is no longer on the page, or lost its value, goes. */
	private Map<String, @Nullable Object> attributeChanges(MemberView member) {
		var changes = new HashMap<String, @Nullable Object>();
		member.attributes().keySet().forEach((name) -> changes.put(name, null));
		if (this.attributes != null) {
			for (var line : this.attributes) {
				var name = (line != null) ? MemberForm.given(line.name()) : null;
				if (line != null && name != null) {
					changes.put(name, AttributeInput.read(line.value(), member.attributes().get(name)));
				}
			}
		}
		return changes;
	}

	private static @Nullable String external(MemberView member, StoreView store) {
		return member.externals()
			.stream()
			.filter((external) -> external.store().equals(store.id()))
			.map(ExternalIdentity::id)
			.findFirst()
			.orElse("");
	}

	/** One attribute. */
	record Line(@Size(max = 40) @Nullable String name, @Size(max = 500) @Nullable String value) {
	}

}
