package se.stamkund.dataload;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.program.NewProgram;
import se.stamkund.program.ProgramKind;
import se.stamkund.program.ProgramRemoval;
import se.stamkund.program.ProgramView;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreKind;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;

/** Fjällbod, the outdoor shop that shows what Stamkund does. */
@Service
public class DemoShop {

	static final String CODE = "fjallbod";

	private final Programs programs;

	private final Stores stores;

	private final ProgramRemoval removal;

	DemoShop(Programs programs, Stores stores, ProgramRemoval removal) {
		this.programs = programs;
		this.stores = stores;
		this.removal = removal;
	}

	/** Whether the shop is there, and how far it has come while it is being made. */
	public Status status() {
		return find().map((shop) -> new Status(State.READY, 100, shop.code(), shop.brandColor()))
			.orElse(new Status(State.ABSENT, 0, null, null));
	}

	/** Makes the shop, unless it is there. */
	@Transactional
	public void create() {
		if (find().isPresent()) {
			return;
		}
		var shop = this.programs.create(new NewProgram(ProgramKind.DEMO, CODE, "Fjällbod", Currency.getInstance("SEK"),
				ZoneId.of("Europe/Stockholm"), Locale.of("sv"), "#1d5c4a"), Actor.SYSTEM);
		this.stores.add(shop.id(), "web", "Webben", StoreKind.WEB, Actor.SYSTEM);
		this.stores.add(shop.id(), "ostersund", "Östersund", StoreKind.TILL, Actor.SYSTEM);
	}

	/** Removes the shop and all it has; no other programme is touched. */
	public void remove() {
		find().ifPresent((shop) -> this.removal.discard(shop.id()));
	}

	private Optional<ProgramView> find() {
		return this.programs.list(ProgramKind.DEMO).stream().findFirst();
	}

	/** How far the shop has come. */
	public enum State {

		ABSENT, BUILDING, READY

	}

	/**
	 * Where the shop is.
	 *
	 * @param percent how much of it is made
	 * @param code its programme's code, once there is one
	 * @param brandColor its colour, once there is a programme
	 */
	public record Status(State state, int percent, @Nullable String code, @Nullable String brandColor) {

		public boolean isAbsent() {
			return this.state == State.ABSENT;
		}

		public boolean isBuilding() {
			return this.state == State.BUILDING;
		}

		public boolean isReady() {
			return this.state == State.READY;
		}

	}

}
