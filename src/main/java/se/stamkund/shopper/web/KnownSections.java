package se.stamkund.shopper.web;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import se.stamkund.shared.ProgramId;
import se.stamkund.shopper.KnownData;
import se.stamkund.shopper.web.KnownSection.Item;
import se.stamkund.shopper.web.KnownSection.Line;

/** Lays out what is known of a shopper for reading. */
@Component
class KnownSections {

	/** What tells one thing from others like it; the first that it has. */
	private static final List<String> TITLES = List.of("type", "kind", "purpose", "order_id", "order", "name");

	private static final List<String> TIMES = List.of("occurred_at", "ordered_at", "purchased_at", "at");

	/** What the title or another value already says. */
	private static final Set<String> SAID_ELSEWHERE = Set.of("currency", "reference");

	private final KnownWords words;

	KnownSections(KnownWords words) {
		this.words = words;
	}

	List<KnownSection> of(ProgramId program, List<KnownData> parts) {
		return parts.stream().flatMap(KnownSections::unfolded).map((part) -> section(program, part)).toList();
	}

	/** A part that only holds other parts stands for those. */
	private static Stream<KnownData> unfolded(KnownData part) {
		if (part.items().size() == 1 && part.items().getFirst().stream().allMatch((fact) -> fact.value() == null)) {
			return part.items().getFirst().stream();
		}
		return Stream.of(part);
	}

	private KnownSection section(ProgramId program, KnownData part) {
		return new KnownSection(part.name(), this.words.label(part), items(program, part));
	}

	private List<Item> items(ProgramId program, KnownData part) {
		return part.items().stream().map((facts) -> item(program, facts)).toList();
	}

	private Item item(ProgramId program, List<KnownData> facts) {
		var title = first(facts, TITLES).filter((fact) -> this.words.value(program, fact, facts) != null);
		var when = first(facts, TIMES);
		var said = new HashSet<>(SAID_ELSEWHERE);
		title.ifPresent((fact) -> said.add(fact.name()));
		when.ifPresent((fact) -> said.add(fact.name()));
		if (title.isPresent() && title.get().name().equals("name")) {
			said.add("line_id");
		}
		return new Item(title.map((fact) -> this.words.title(program, fact, facts)).orElse(null),
				when.map((fact) -> this.words.value(program, fact, facts)).orElse(null),
				facts.stream()
					.filter((fact) -> !said.contains(fact.name()))
					.map((fact) -> line(program, fact, facts))
					.filter(Objects::nonNull)
					.toList());
	}

	private @Nullable Line line(ProgramId program, KnownData fact, List<KnownData> facts) {
		if (fact.value() == null) {
			return new Line(this.words.label(fact), null, items(program, fact));
		}
		var value = this.words.value(program, fact, facts);
		return (value != null) ? new Line(this.words.label(fact), value, List.of()) : null;
	}

	private static Optional<KnownData> first(List<KnownData> facts, List<String> names) {
		return names.stream()
			.flatMap((name) -> facts.stream().filter((fact) -> fact.name().equals(name) && fact.value() != null))
			.findFirst();
	}

}
