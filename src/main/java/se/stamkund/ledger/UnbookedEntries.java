package se.stamkund.ledger;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** The entries that time has made and no job has booked yet. */
@Service
public class UnbookedEntries {

	private static final int BATCH = 1000;

	private final AccountStore accounts;

	private final Projection projection;

	private final Redates redates;

	UnbookedEntries(AccountStore accounts, Projection projection, Redates redates) {
		this.accounts = accounts;
		this.projection = projection;
		this.redates = redates;
	}

	/** All of a programme that fell due until an instant that has passed. */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public void forEach(ProgramId program, Instant until, Consumer<Unbooked> use) {
		int change = this.redates.overdue(program, until);
		List<MemberId> due = this.accounts.findDueAfter(program, until, change, null, BATCH);
		while (!due.isEmpty()) {
			this.projection.at(program, due, until)
				.forEach((account) -> account.booked.stream()
					.filter((booked) -> !booked.entry().occurredAt().isAfter(until))
					.forEach((booked) -> use.accept(Unbooked.of(booked))));
			due = this.accounts.findDueAfter(program, until, change, due.getLast(), BATCH);
		}
	}

	/**
	 * An entry to be, and the lots whose points it moves.
	 */
	public record Unbooked(Entry entry, List<Part> parts) {

		private static Unbooked of(Booked booked) {
			return new Unbooked(booked.entry(), booked.uses().stream().map(Part::of).toList());
		}

	}

	/**
	 * Points of one lot, by the dates that are stored with it.
	 *
	 * @param expiresAt none if they don't, or by inactivity
	 */
	public record Part(Points points, Instant earnedAt, @Nullable Instant expiresAt, boolean idle) {

		private static Part of(Use use) {
			var lot = use.lot();
			var stored = (lot.stored != null) ? lot.stored : lot.state();
			return new Part(Points.of(use.points()), lot.origin.earnedAt(), stored.expiresAt(), stored.idle());
		}

	}

}
