package se.stamkund.dataload;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.ProgramClock;
import se.stamkund.program.ExampleKey;
import se.stamkund.program.ProgramKind;
import se.stamkund.program.ProgramRemoval;
import se.stamkund.program.ProgramView;
import se.stamkund.program.Programs;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Fjällbod, the outdoor shop that shows what Stamkund does. */
@Service
public class DemoShop implements ExampleKey {

	/** Its programme's code. */
	public static final String CODE = "fjallbod";

	/** Who runs it. */
	public static final String OWNER_EMAIL = "karin@fjallbod.example";

	/** Who stands at the till. */
	public static final String TILL_EMAIL = "nils@fjallbod.example";

	/** Their password. Nothing but the demo has a password that is known. */
	public static final String PASSWORD = "fjallbod-demo";

	/** A secret key that is none. */
	public static final String KEY = "sk_live_DemoFjallbodTryItHereButNeverWithRealPeople";

	static final String WEB = "web";

	static final String TILL = "ostersund";

	private static final Logger log = LoggerFactory.getLogger(DemoShop.class);

	private final Programs programs;

	private final ProgramRemoval removal;

	private final ProgramClock programClock;

	private final Clock clock;

	private final DemoSetup setup;

	private final DemoRewards rewards;

	private final DemoHistory history;

	private final MemberDirectory members;

	private final ReentrantLock building = new ReentrantLock();

	private final AtomicInteger percent = new AtomicInteger();

	DemoShop(Programs programs, ProgramRemoval removal, ProgramClock programClock, Clock clock, DemoSetup setup,
			DemoRewards rewards, DemoHistory history, MemberDirectory members) {
		this.programs = programs;
		this.removal = removal;
		this.programClock = programClock;
		this.clock = clock;
		this.setup = setup;
		this.rewards = rewards;
		this.history = history;
		this.members = members;
	}

	@Override
	public Optional<String> key() {
		return status().isBuilding() ? Optional.empty() : find().map((shop) -> KEY);
	}

	/** Whether the shop is there, and how far it has come while it is being made. */
	public Status status() {
		return find()
			.map((shop) -> isFinished(shop) ? new Status(State.READY, 100, shop.code(), shop.brandColor())
					: new Status(State.BUILDING, this.percent.get(), null, null))
			.orElse(new Status(State.ABSENT, 0, null, null));
	}

	/**
	 * Makes the shop, unless it is there; takes some seconds. One that was left half made
	 * is made anew.
	 */
	public void create() {
		if (!this.building.tryLock()) {
			return;
		}
		try {
			var half = find();
			if (half.isPresent()) {
				if (isFinished(half.get())) {
					return;
				}
				this.removal.discard(half.get().id());
			}
			build(this.clock.instant());
		}
		finally {
			this.building.unlock();
		}
	}

	/**
	 * Begins to make the shop; {@link #status} tells how it goes. Does nothing beside a
	 * live programme, where strangers may look in.
	 */
	public void createInBackground() {
		if (!this.programs.list(ProgramKind.LIVE).isEmpty()) {
			return;
		}
		Thread.ofVirtual().name("demo-shop").start(this::create);
	}

	/** Anna, whom the demo follows; empty while there is no shop. */
	public Optional<Anna> anna() {
		return find().filter(this::isFinished)
			.map((shop) -> new Anna(shop.id(), this.members.resolve(shop.id(), DemoAnna.KEY)));
	}

	/** Removes the shop and all it has; no other programme is touched. */
	public void remove() {
		find().filter(this::isFinished).ifPresent((shop) -> this.removal.discard(shop.id()));
	}

	private void build(Instant end) {
		var started = System.nanoTime();
		this.percent.set(0);
		var start = end.minus(Duration.ofDays(DemoHistory.DAYS));
		var shop = this.setup.open(start, end);
		this.setup.offer(shop, end);
		this.rewards.open(shop, end);
		this.history.live(shop, start, end, this.percent::set);
		this.programClock.catchUp(shop.id());
		log.info("Made the demo shop in {} s", Duration.ofNanos(System.nanoTime() - started).toSeconds());
	}

	/** Its clock is its own until the whole past is made. */
	private boolean isFinished(ProgramView shop) {
		return !this.programClock.isMovable(shop.id());
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

	/** A customer of the shop. */
	public record Anna(ProgramId program, MemberId member) {
	}

}
