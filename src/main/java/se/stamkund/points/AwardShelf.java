package se.stamkund.points;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import se.stamkund.platform.database.SetInserts;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** Stores awards with their lines and finds them again, a batch at a time. */
@Component
class AwardShelf {

	private final AwardRepository awards;

	private final AwardLineRepository lines;

	private final SetInserts inserts;

	AwardShelf(AwardRepository awards, AwardLineRepository lines, SetInserts inserts) {
		this.inserts = inserts;
		this.awards = awards;
		this.lines = lines;
	}

	void put(ProgramId program, List<Award> awards, List<AwardView> views, List<PurchaseFacts> facts) {
		var lines = new ArrayList<AwardLine>();
		for (int i = 0; i < awards.size(); i++) {
			int position = 0;
			for (var line : facts.get(i).lines()) {
				lines.add(line(program, awards.get(i), line.id(), position++, views.get(i)));
			}
		}
		this.inserts.insert(Award.class, awards);
		this.inserts.insert(AwardLine.class, lines);
	}

	/** Gives the lines their new shares; lines that are gone are taken away. */
	List<AwardLine> rerate(ProgramId program, Shelved shelved, PurchaseFacts facts, AwardView view) {
		var known = shelved.lines().stream().collect(Collectors.toMap(AwardLine::id, Function.identity()));
		var lines = new ArrayList<AwardLine>();
		for (var line : facts.lines()) {
			var before = known.remove(line.id());
			if (before != null) {
				before.rerate(lines.size(), view.lines().getOrDefault(line.id(), Points.ZERO),
						view.refundable().getOrDefault(line.id(), Money.ZERO), view.life(line.id()));
				lines.add(before);
			}
			else {
				lines.add(line(program, shelved.award(), line.id(), lines.size(), view));
			}
		}
		this.lines.deleteAll(known.values());
		return this.lines.saveAll(lines);
	}

	private static AwardLine line(ProgramId program, Award award, UUID id, int position, AwardView view) {
		return new AwardLine(program, award.id(), id, position, view.lines().getOrDefault(id, Points.ZERO),
				view.refundable().getOrDefault(id, Money.ZERO), view.life(id));
	}

	/** By purchase. */
	Map<UUID, Shelved> find(ProgramId program, Collection<UUID> purchases) {
		return withLines(program, purchases.isEmpty() ? List.of() : this.awards.findByPurchases(program, purchases));
	}

	/** By purchase, locked in the order of their purchases until the transaction ends. */
	Map<UUID, Shelved> lock(ProgramId program, Collection<UUID> purchases) {
		return withLines(program,
				purchases.isEmpty() ? List.of() : this.awards.findByPurchasesForUpdate(program, purchases));
	}

	private Map<UUID, Shelved> withLines(ProgramId program, List<Award> awards) {
		var shelved = new LinkedHashMap<UUID, Shelved>();
		if (awards.isEmpty()) {
			return shelved;
		}
		var lines = this.lines.findByAwards(program, awards.stream().map(Award::id).toList())
			.stream()
			.collect(Collectors.groupingBy(AwardLine::awardId));
		awards.forEach((award) -> shelved.put(award.purchaseId(),
				new Shelved(award, lines.getOrDefault(award.id(), List.of()))));
		return shelved;
	}

	/** An award and its lines, in order. */
	record Shelved(Award award, List<AwardLine> lines) {

		ReturnedShare share() {
			return new ReturnedShare(this.lines.stream().map(AwardLine::share).toList());
		}

		/** Divides what returns claim newly over the lines. */
		void claim(Points points) {
			var shares = share().claim(points.value(), this.lines.stream().mapToLong(AwardLine::taken).toArray());
			for (int i = 0; i < shares.length; i++) {
				this.lines.get(i).claim(shares[i]);
			}
		}

		/** How long its points wait and live: once for all lines that do alike. */
		Set<PointsLife> lives() {
			return this.lines.stream().map(AwardLine::life).collect(Collectors.toCollection(LinkedHashSet::new));
		}

		AwardView view() {
			return new AwardView(this.award.points(),
					this.lines.stream().collect(Collectors.toMap(AwardLine::id, AwardLine::points)),
					this.lines.stream().collect(Collectors.toMap(AwardLine::id, AwardLine::paid)),
					this.lines.stream()
						.filter((line) -> !line.life().isAsSet())
						.collect(Collectors.toMap(AwardLine::id, AwardLine::life)),
					this.award.explanation());
		}

	}

}
