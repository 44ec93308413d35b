package se.stamkund.points;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.Balance;
import se.stamkund.ledger.Balances;
import se.stamkund.ledger.LotView;
import se.stamkund.ledger.Lots;
import se.stamkund.platform.ProgramClock;
import se.stamkund.program.Programs;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** What a member has, what it is worth and when it expires. */
@Service
public class MemberPoints {

	private final Balances balances;

	private final Lots lots;

	private final AwardRepository awards;

	private final PointsSettingsService settings;

	private final Programs programs;

	private final ProgramClock clock;

	MemberPoints(Balances balances, Lots lots, AwardRepository awards, PointsSettingsService settings,
			Programs programs, ProgramClock clock) {
		this.balances = balances;
		this.lots = lots;
		this.awards = awards;
		this.settings = settings;
		this.programs = programs;
		this.clock = clock;
	}

	/** As it is now; nothing at all for a member without points. */
	@Transactional(readOnly = true)
	public View of(ProgramId program, MemberId member) {
		var now = this.clock.now(program);
		var view = this.programs.get(program);
		var calendar = new PointsCalendar(view.zone());
		var balance = this.balances.of(program, member, now);
		var open = this.lots.open(program, member, now);
		var labels = labels(program, open);
		var lots = open.stream()
			.map((lot) -> new Lot(lot, labels.get(lot.award().id()),
					(lot.expiresAt() != null) ? calendar.lastDay(lot.expiresAt()) : null))
			.toList();
		var worth = this.settings.get(program).settings().worth(balance.active(), view.currency());
		return new View(balance, worth, next(lots), lots);
	}

	private static @Nullable Expiring next(List<Lot> lots) {
		return lots.stream()
			.filter((lot) -> lot.lastDay() != null && !lot.lot().active().isZero())
			.collect(Collectors.groupingBy((lot) -> Objects.requireNonNull(lot.lastDay()),
					Collectors.reducing(Points.ZERO, (lot) -> lot.lot().active(), Points::plus)))
			.entrySet()
			.stream()
			.min(Map.Entry.comparingByKey())
			.map((entry) -> new Expiring(entry.getKey(), entry.getValue()))
			.orElse(null);
	}

	private Map<UUID, String> labels(ProgramId program, Collection<LotView> lots) {
		var purchases = lots.stream().map((lot) -> lot.award().id()).distinct().toList();
		return purchases.isEmpty() ? Map.of()
				: this.awards.findByPurchases(program, purchases)
					.stream()
					.collect(Collectors.toMap(Award::purchaseId, Award::purchaseLabel));
	}

	/**
	 * What a member has.
	 *
	 * @param worth of the points she can use now
	 * @param next what expires next, if anything does
	 * @param lots what is left of what she earned, in the order it is spent
	 */
	public record View(Balance balance, Money worth, @Nullable Expiring next, List<Lot> lots) {
	}

	/** Points that can be used for the last time on a day. */
	public record Expiring(LocalDate lastDay, Points points) {
	}

	/**
	 * Points that came together.
	 *
	 * @param order the order they came from, as people call it
	 * @param lastDay when they can be used for the last time
	 */
	public record Lot(LotView lot, @Nullable String order, @Nullable LocalDate lastDay) {
	}

}
