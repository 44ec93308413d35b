package se.stamkund.checkout.web;

import java.net.URI;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.checkout.CartHolds;
import se.stamkund.checkout.PriceChangedException;
import se.stamkund.ledger.Holds;
import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.Problem;
import se.stamkund.platform.security.Caller;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.purchase.web.LineRequest;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** Holds what a cart is paid with, or points alone, for a purchase under way. */
@RestController
@RequestMapping("/api/v1/holds")
@Tag(name = "Checkout")
class HoldRestController {

	private final CartHolds carts;

	private final CartReader reader;

	private final Holds points;

	private final MemberDirectory directory;

	private final PointsSettingsService settings;

	private final ProgramClock clock;

	HoldRestController(CartHolds carts, CartReader reader, Holds points, MemberDirectory directory,
			PointsSettingsService settings, ProgramClock clock) {
		this.carts = carts;
		this.reader = reader;
		this.points = points;
		this.directory = directory;
		this.settings = settings;
		this.clock = clock;
	}

	@PostMapping
	@Operation(operationId = "placeHold", summary = "Set aside what a cart is paid with, or points alone",
			description = "The body of a quote with expected_to_pay holds its points, codes and gift cards, all or nothing; 409 price_changed with a fresh quote if something else is left to pay. The same cart replaces its earlier hold. Or just {member, points}. For as long as the settings say unless said otherwise, 24 hours at most; then they are let go by themselves.")
	@ApiResponse(responseCode = "201", description = "A new hold")
	ResponseEntity<HoldResponse> place(ProgramId program, Actor actor, Caller caller,
			@Valid @RequestBody HoldRequest request) {
		var hold = (request.lines() != null) ? cart(program, actor, caller, request) : points(program, actor, request);
		return ResponseEntity.created(URI.create("/api/v1/holds/" + hold.holdId())).body(hold);
	}

	@GetMapping("/{hold}")
	@Operation(operationId = "getHold", summary = "A hold")
	HoldResponse get(ProgramId program, @PathVariable UUID hold) {
		return this.carts.find(program, hold)
			.map((cart) -> HoldResponse.of(cart, currency(program)))
			.orElseGet(() -> HoldResponse.of(this.points.get(program, hold, this.clock.now(program))));
	}

	@PostMapping("/{hold}/extend")
	@Operation(operationId = "extendHold", summary = "Keep it aside for longer",
			description = "From now on, for as long as the settings say unless said otherwise; until 24 hours after it was placed at most.")
	HoldResponse extend(ProgramId program, Actor actor, @PathVariable UUID hold,
			@Valid @RequestBody ExtendRequest request) {
		if (this.carts.find(program, hold).isPresent()) {
			return HoldResponse.of(this.carts.extend(program, hold, request.minutes(), actor), currency(program));
		}
		var now = this.clock.now(program);
		return HoldResponse
			.of(this.points.extend(program, hold, now.plus(length(program, request.minutes())), actor, now));
	}

	@PostMapping("/{hold}/release")
	@Operation(operationId = "releaseHold", summary = "Let go of what was set aside",
			description = "Again, or after the hold has lapsed, it changes nothing.")
	HoldResponse release(ProgramId program, Actor actor, @PathVariable UUID hold) {
		if (this.carts.find(program, hold).isPresent()) {
			return HoldResponse.of(this.carts.release(program, hold, actor), currency(program));
		}
		return HoldResponse.of(this.points.release(program, hold, actor, this.clock.now(program)));
	}

	@ExceptionHandler
	ProblemDetail onPriceChanged(PriceChangedException ex, ProgramId program) {
		var currency = currency(program);
		var quote = QuoteResponse.of(ex.quote(), currency);
		var problem = Problem.of(HttpStatus.CONFLICT, "price_changed", Amount.of(ex.expected(), currency)
				+ " was expected; " + quote.toPay() + " is left to pay. Show the customer the new quote and hold that");
		problem.setProperty("quote", quote);
		return problem;
	}

	private HoldResponse cart(ProgramId program, Actor actor, Caller caller, HoldRequest request) {
		var tender = this.reader.tender(program);
		if (Objects.requireNonNull(request.lines()).isEmpty()) {
			throw new InvalidFieldException("/lines", "A cart has at least one line");
		}
		if (request.cartId() == null || request.cartId().isBlank()) {
			throw new InvalidFieldException("/cart_id", "Is required to hold a cart");
		}
		if (request.expectedToPay() == null) {
			throw new InvalidFieldException("/expected_to_pay", "Is required to hold a cart: to_pay of its quote");
		}
		var cart = this.reader.read(program, caller, request, tender);
		var expected = tender.money(request.expectedToPay(), "/expected_to_pay");
		return HoldResponse.of(this.carts.place(program, cart, expected, request.minutes(), actor), tender.currency());
	}

	private HoldResponse points(ProgramId program, Actor actor, HoldRequest request) {
		if (request.isOfCart()) {
			throw new InvalidFieldException("/lines",
					"Is required to hold a cart; points alone are held by {member, points}");
		}
		var member = request.member();
		var points = request.points();
		if (member == null || member.isBlank()) {
			throw new InvalidFieldException("/member", "Is required to hold points");
		}
		if (points == null || points == 0) {
			throw new InvalidFieldException("/points", "Must be greater than 0");
		}
		var id = this.directory.resolve(program, CartReader.member(member));
		var now = this.clock.now(program);
		return HoldResponse.of(this.points.place(program, id, Points.of(points),
				now.plus(length(program, request.minutes())), actor, now));
	}

	private Duration length(ProgramId program, @Nullable Integer minutes) {
		return Duration.ofMinutes((minutes != null) ? minutes : this.settings.get(program).settings().holdMinutes());
	}

	private Currency currency(ProgramId program) {
		return this.reader.tender(program).currency();
	}

	/**
	 * The body of a quote with {@code expected_to_pay}, or a member and points.
	 *
	 * @param expectedToPay what the quote said is left to pay
	 * @param minutes how long it is to last
	 */
	@Schema(name = "HoldRequest", example = """
			{"member": "ext:web:5521", "points": 500, "minutes": 30}""")
	record HoldRequest(@Nullable @Size(min = 1, max = 40) String store, @Nullable @Size(max = 100) String cartId,
			@Nullable @Size(max = 200) @Schema(example = "ext:web:5521") String member,
			@Nullable @Pattern(regexp = "[A-Z]{3}",
					message = "must be an ISO 4217 code") @Schema(example = "SEK") String currency,
			@Nullable @Size(max = 2000) List<@NotNull @Valid LineRequest> lines,
			@Nullable @Schema(type = "string", example = "49.00") Amount shipping,
			@Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> codes,
			@Nullable @PositiveOrZero @Schema(example = "500") Long points,
			@Nullable @Schema(type = "string", example = "1298.00") Amount expectedToPay,
			@Nullable @Min(1) @Max(1440) @Schema(example = "30") Integer minutes) implements CartReader.CartFields {

		/** Whether it says anything that only a cart has. */
		boolean isOfCart() {
			return Stream.of(this.cartId, this.currency, this.shipping, this.codes, this.expectedToPay)
				.anyMatch(Objects::nonNull);
		}

	}

	@Schema(name = "ExtendHoldRequest")
	record ExtendRequest(@Nullable @Min(1) @Max(1440) @Schema(example = "30") Integer minutes) {
	}

}
