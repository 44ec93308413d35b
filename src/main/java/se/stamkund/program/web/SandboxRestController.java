package se.stamkund.program.web;

import java.time.Instant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.ForbiddenException;
import se.stamkund.platform.api.Idempotency;
import se.stamkund.platform.due.TimeTravel;
import se.stamkund.platform.security.ApiCaller;
import se.stamkund.program.Programs;
import se.stamkund.program.Sandboxes;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** What only the sandbox can do: start over, and let time pass. */
@RestController
@RequestMapping("/api/v1/sandbox")
@Tag(name = "Sandbox")
class SandboxRestController {

	private final Sandboxes sandboxes;

	private final Programs programs;

	private final ProgramClock clock;

	private final TimeTravel time;

	SandboxRestController(Sandboxes sandboxes, Programs programs, ProgramClock clock, TimeTravel time) {
		this.sandboxes = sandboxes;
		this.programs = programs;
		this.clock = clock;
		this.time = time;
	}

	@PostMapping("/reset")
	@Idempotency(Idempotency.Mode.OFF)
	@Operation(operationId = "resetSandbox", summary = "Start over",
			description = "Throws the sandbox away and makes a fresh, empty one with today's live settings and the real time.")
	ClockResponse reset(ApiCaller caller) {
		var sandbox = requireSandbox(caller);
		var original = requireNonNull(this.programs.get(sandbox).twinOf());
		return new ClockResponse(this.clock.now(this.sandboxes.reset(original)));
	}

	@GetMapping("/clock")
	@Operation(operationId = "getSandboxClock", summary = "What time it is in the sandbox")
	ClockResponse clock(ApiCaller caller) {
		return new ClockResponse(this.clock.now(requireSandbox(caller)));
	}

	@PutMapping("/clock")
	@Operation(operationId = "moveSandboxClock", summary = "Let time pass",
			description = "Moves the sandbox's clock forward. What falls due on the way (points that become active or "
					+ "expire, for instance) has happened, in order of time, when the call answers.")
	ClockResponse move(ApiCaller caller, @Valid @RequestBody ClockRequest request) {
		var sandbox = requireSandbox(caller);
		this.time.to(sandbox, requireNonNull(request.now()));
		return new ClockResponse(this.clock.now(sandbox));
	}

	private static ProgramId requireSandbox(ApiCaller caller) {
		if (!caller.test()) {
			throw new ForbiddenException("test_key_required",
					"Use a test key (sk_test_…): a live programme is never reset, and its time can't be moved");
		}
		return caller.program();
	}

	@Schema(name = "ClockChange")
	record ClockRequest(@Schema(description = "The time it shall be; later than now",
			example = "2027-01-31T23:59:59+01:00") @NotNull @Nullable Instant now) {
	}

	@Schema(name = "Clock")
	record ClockResponse(@Schema(description = "The time it is in the sandbox") Instant now) {
	}

}
