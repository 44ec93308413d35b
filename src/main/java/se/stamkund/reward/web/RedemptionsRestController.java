package se.stamkund.reward.web;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.api.Words;
import se.stamkund.program.Programs;
import se.stamkund.reward.Fulfilment;
import se.stamkund.reward.Fulfilments;
import se.stamkund.reward.RedemptionFilter;
import se.stamkund.reward.RedemptionView;
import se.stamkund.reward.Redemptions;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** Taking rewards and giving them back, over REST. */
@RestController
@Tag(name = "Rewards")
@RequestMapping("/api/v1/redemptions")
class RedemptionsRestController {

	private final Redemptions redemptions;

	private final Fulfilments fulfilments;

	private final MemberDirectory members;

	private final Programs programs;

	RedemptionsRestController(Redemptions redemptions, Fulfilments fulfilments, MemberDirectory members,
			Programs programs) {
		this.redemptions = redemptions;
		this.fulfilments = fulfilments;
		this.members = members;
		this.programs = programs;
	}

	@PostMapping
	@Operation(operationId = "redeemReward", summary = "Take a reward for a member",
			description = "Her points go and what the reward gives is there, both or neither. A refusal's code is `reward_` and the code of the reason.")
	@ApiResponse(responseCode = "201", description = "Taken")
	ResponseEntity<RedemptionResponse> redeem(ProgramId program, Actor actor,
			@Valid @RequestBody RedemptionRequest request) {
		var redemption = this.redemptions.redeem(program, request.key(), requireNonNull(request.reward()), actor);
		return ResponseEntity.created(URI.create("/api/v1/redemptions/" + redemption.id()))
			.body(response(program, redemption));
	}

	@GetMapping
	@Operation(operationId = "listRedemptions", summary = "What members have taken",
			description = "The latest first. `fulfilment` is new, sent or done, and leaves out what was cancelled.")
	CursorPage<RedemptionResponse> list(ProgramId program, @RequestParam(required = false) @Nullable MemberKey member,
			@RequestParam(required = false) @Nullable UUID reward,
			@RequestParam(required = false) @Nullable String fulfilment, PageQuery page) {
		MemberId of = (member != null) ? this.members.resolve(program, member) : null;
		var found = this.redemptions.list(program,
				new RedemptionFilter(of, reward, fulfilments(fulfilment), (fulfilment != null) ? Boolean.FALSE : null),
				page);
		var codes = this.redemptions.codes(program, found.data());
		var currency = this.programs.get(program).currency();
		return found.map((one) -> RedemptionResponse.of(one, codes.get(one.id()), currency));
	}

	@GetMapping("/{redemption}")
	@Operation(operationId = "getRedemption", summary = "What a member has taken")
	RedemptionResponse get(ProgramId program, @PathVariable UUID redemption) {
		return response(program, this.redemptions.get(program, redemption));
	}

	@PostMapping("/{redemption}/cancel")
	@Operation(operationId = "cancelRedemption", summary = "Give a reward back",
			description = "Its points return into their lots and its code is void; refused once the code, or some of the card, was used. Again it changes nothing.")
	RedemptionResponse cancel(ProgramId program, Actor actor, @PathVariable UUID redemption) {
		return response(program, this.redemptions.cancel(program, redemption, actor));
	}

	@PutMapping("/{redemption}/fulfilment")
	@Operation(operationId = "fulfilRedemption", summary = "Say how far what is to be sent has come",
			description = "Changes nothing about how far it has come if it was cancelled, or there is nothing to send.")
	RedemptionResponse fulfil(ProgramId program, Actor actor, @PathVariable UUID redemption,
			@Valid @RequestBody FulfilmentRequest request) {
		var to = Words.parse(Fulfilment.class, requireNonNull(request.fulfilment()), "/fulfilment");
		this.redemptions.get(program, redemption);
		this.fulfilments.note(program, redemption, blankToNull(request.note()), blankToNull(request.tracking()), actor);
		this.fulfilments.mark(program, List.of(redemption), to, actor);
		return response(program, this.redemptions.get(program, redemption));
	}

	private RedemptionResponse response(ProgramId program, RedemptionView view) {
		return RedemptionResponse.of(view, this.redemptions.codes(program, List.of(view)).get(view.id()),
				this.programs.get(program).currency());
	}

	private static @Nullable Set<Fulfilment> fulfilments(@Nullable String word) {
		if (word == null) {
			return null;
		}
		for (var fulfilment : Fulfilment.values()) {
			if (Words.of(fulfilment).equals(word)) {
				return Set.of(fulfilment);
			}
		}
		throw new InvalidParameterException("fulfilment", "One of new, sent, done");
	}

	private static @Nullable String blankToNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	/**
	 * Who takes what.
	 *
	 * @param member our id or ext:{store}:{id}
	 */
	@Schema(name = "RedemptionRequest", example = """
			{"member": "ext:web:5521", "reward": "0198c7a2-5f6e-7abc-8def-0123456789ab"}""")
	record RedemptionRequest(@NotBlank @Size(max = 200) @Nullable String member, @NotNull @Nullable UUID reward) {

		MemberKey key() {
			try {
				return MemberKey.parse(requireNonNull(this.member));
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidFieldException("/member", String.valueOf(ex.getMessage()));
			}
		}

	}

	/**
	 * How far it has come.
	 *
	 * @param note for staff
	 * @param tracking where the parcel is
	 */
	@Schema(name = "FulfilmentRequest", example = """
			{"fulfilment": "sent", "tracking": "00373500455"}""")
	record FulfilmentRequest(@NotNull @OneOf(Fulfilment.class) @Nullable String fulfilment,
			@Size(max = 500) @Nullable String note, @Size(max = 200) @Nullable String tracking) {
	}

}
