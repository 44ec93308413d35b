package se.stamkund.points.web;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.member.MemberArguments;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.points.GivePoints;
import se.stamkund.points.TransferRules;
import se.stamkund.points.TransferView;
import se.stamkund.points.Transfers;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** Points that one member gives another. */
@RestController
@RequestMapping("/api/v1/members/{member}/transfers")
@Tag(name = "Points")
class TransferRestController {

	private final Transfers transfers;

	private final MemberDirectory members;

	TransferRestController(Transfers transfers, MemberDirectory members) {
		this.transfers = transfers;
		this.members = members;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(operationId = "transferPoints", summary = "Give points to another member",
			description = "They keep their dates. Only if the programme allows it, and within its limits for a transfer "
					+ "and a day.")
	TransferResponse give(ProgramId program, Actor actor, @PathVariable MemberKey member,
			@Valid @RequestBody TransferRequest request) {
		var giver = this.members.resolve(program, member);
		return TransferResponse.of(this.transfers.give(program, giver,
				new GivePoints(request.key(), requireNonNull(request.points()), request.message()), actor));
	}

	@GetMapping("/{transfer}")
	@Operation(operationId = "getTransfer", summary = "A transfer")
	TransferResponse get(ProgramId program, @PathVariable MemberKey member, @PathVariable UUID transfer) {
		return TransferResponse.of(this.transfers.get(program, this.members.resolve(program, member), transfer));
	}

	@PostMapping("/{transfer}/undo")
	@Operation(operationId = "undoTransfer", summary = "Undo a transfer",
			description = "Within 24 hours. What the other has used stays used.")
	TransferResponse undo(ProgramId program, Actor actor, @PathVariable MemberKey member, @PathVariable UUID transfer) {
		return TransferResponse
			.of(this.transfers.undo(program, this.members.resolve(program, member), transfer, actor));
	}

	/**
	 * Points to give.
	 *
	 * @param to who gets them
	 * @param message for her, from the giver
	 */
	@Schema(name = "TransferInput", example = """
			{"to": "ext:web:5521", "points": 100, "message": "For your trip"}""")
	record TransferRequest(@NotBlank @Nullable String to,
			@NotNull @Min(1) @Max(TransferRules.MAX) @Nullable Long points, @Size(max = 200) @Nullable String message) {

		MemberKey key() {
			return MemberArguments.key(requireNonNull(this.to), "/to");
		}

	}

	/**
	 * Points given by one member to another.
	 *
	 * @param returned how many an undo brought back
	 */
	@Schema(name = "Transfer")
	record TransferResponse(UUID id, UUID from, UUID to, long points, long returned, @Nullable String message,
			String actor, Instant at, Instant undoableUntil, @Nullable Instant undoneAt) {

		static TransferResponse of(TransferView view) {
			return new TransferResponse(view.id(), view.from().value(), view.to().value(), view.points().value(),
					view.returned().value(), view.message(), view.actor(), view.at(), view.undoableUntil(),
					view.undoneAt());
		}

	}

}
