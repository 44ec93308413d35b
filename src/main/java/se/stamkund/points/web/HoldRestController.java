package se.stamkund.points.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.ledger.HoldState;
import se.stamkund.ledger.HoldView;
import se.stamkund.ledger.Holds;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** Points set aside while a customer checks out. */
@RestController
@RequestMapping("/api/v1/holds")
@Tag(name = "Checkout")
class HoldRestController {

	private final Holds holds;

	private final MemberDirectory directory;

	private final PointsSettingsService settings;

	private final ProgramClock clock;

	HoldRestController(Holds holds, MemberDirectory directory, PointsSettingsService settings, ProgramClock clock) {
		this.holds = holds;
		this.directory = directory;
		this.settings = settings;
		this.clock = clock;
	}

	@PostMapping
	@Operation(operationId = "placeHold", summary = "Set points aside",
			description = "For as long as the settings say unless said otherwise, 24 hours at most. Then they are let go by themselves.")
	@ApiResponse(responseCode = "201", description = "A new hold")
	ResponseEntity<HoldResponse> place(ProgramId program, Actor actor, @Valid @RequestBody HoldRequest request) {
		var member = this.directory.resolve(program, request.key());
		var now = this.clock.now(program);
		var hold = this.holds.place(program, member, Points.of(request.points()),
				now.plus(length(program, request.minutes())), actor, now);
		return ResponseEntity.created(URI.create("/api/v1/holds/" + hold.id())).body(HoldResponse.of(hold));
	}

	@GetMapping("/{hold}")
	@Operation(operationId = "getHold", summary = "A hold")
	HoldResponse get(ProgramId program, @PathVariable UUID hold) {
		return HoldResponse.of(this.holds.get(program, hold, this.clock.now(program)));
	}

	@PostMapping("/{hold}/extend")
	@Operation(operationId = "extendHold", summary = "Keep points aside for longer",
			description = "From now on, for as long as the settings say unless said otherwise; until 24 hours after it was placed at most.")
	HoldResponse extend(ProgramId program, Actor actor, @PathVariable UUID hold,
			@Valid @RequestBody ExtendRequest request) {
		var now = this.clock.now(program);
		return HoldResponse
			.of(this.holds.extend(program, hold, now.plus(length(program, request.minutes())), actor, now));
	}

	@PostMapping("/{hold}/release")
	@Operation(operationId = "releaseHold", summary = "Let go of points that were set aside",
			description = "Again, or after the hold has lapsed, it changes nothing.")
	HoldResponse release(ProgramId program, Actor actor, @PathVariable UUID hold) {
		return HoldResponse.of(this.holds.release(program, hold, actor, this.clock.now(program)));
	}

	private Duration length(ProgramId program, @Nullable Integer minutes) {
		return Duration.ofMinutes((minutes != null) ? minutes : this.settings.get(program).settings().holdMinutes());
	}

	@Schema(name = "HoldRequest")
	record HoldRequest(@NotBlank @Size(max = 200) @Schema(example = "ext:web:5521") String member,
			@NotNull @Positive @Schema(example = "500") Long points,
			@Nullable @Min(1) @Max(1440) @Schema(example = "30") Integer minutes) {

		MemberKey key() {
			try {
				return MemberKey.parse(this.member);
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidFieldException("/member", String.valueOf(ex.getMessage()));
			}
		}

	}

	@Schema(name = "ExtendHoldRequest")
	record ExtendRequest(@Nullable @Min(1) @Max(1440) @Schema(example = "30") Integer minutes) {
	}

	/**
	 * A hold.
	 *
	 * @param captured how many of its points were spent
	 */
	@Schema(name = "Hold")
	record HoldResponse(UUID holdId, UUID member, long points, long captured, @OneOf(HoldState.class) String state,
			Instant placedAt, Instant expiresAt) {

		static HoldResponse of(HoldView hold) {
			return new HoldResponse(hold.id(), hold.member().value(), hold.points().value(), hold.captured().value(),
					Words.of(hold.state()), hold.openedAt(), hold.expiresAt());
		}

	}

}
