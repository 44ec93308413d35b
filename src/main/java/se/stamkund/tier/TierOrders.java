package se.stamkund.tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;

import se.stamkund.purchase.OrderObserver;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Counts what orders come to and moves their members at once, in the order's transaction:
 * one statement for the batch, another for those who move.
 */
@Component
class TierOrders implements OrderObserver {

	private final Ladders ladders;

	private final Dossiers dossiers;

	private final DossierStore store;

	private final Bookings bookings;

	private final EntityManager entities;

	TierOrders(Ladders ladders, Dossiers dossiers, DossierStore store, Bookings bookings, EntityManager entities) {
		this.ladders = ladders;
		this.dossiers = dossiers;
		this.store = store;
		this.bookings = bookings;
		this.entities = entities;
	}

	@Override
	public boolean takesTurns(ProgramId program) {
		return this.ladders.of(program).isPresent();
	}

	@Override
	public void settled(ProgramId program, List<Settled> orders, Instant now) {
		var ladder = this.ladders.of(program);
		if (ladder.isEmpty()) {
			return;
		}
		this.entities.flush();
		var counted = this.store.count(program, orders.stream().map(Settled::order).toList());
		var current = new ArrayList<Dossier>();
		var stale = new ArrayList<MemberId>();
		counted.forEach((member, count) -> {
			var before = this.dossiers.known(program, member);
			var after = (before != null) ? count.applyTo(before) : null;
			if (after != null) {
				current.add(after);
			}
			else {
				stale.add(member);
			}
		});
		this.dossiers.forget(program, counted.keySet());
		current.addAll(this.dossiers.read(program, stale).values());
		var labels = new HashMap<MemberId, String>();
		orders.forEach((order) -> labels.put(order.member(), order.label()));
		this.bookings.book(program, ladder.get(), current, now, Occasion.orders(labels), Actor.SYSTEM);
		this.dossiers.forget(program, counted.keySet());
	}

}
