package se.stamkund.reward.web;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.PublicUrl;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.ETag;
import se.stamkund.platform.api.ForbiddenException;
import se.stamkund.platform.api.IfMatch;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.api.Words;
import se.stamkund.platform.security.ApiCaller;
import se.stamkund.platform.security.PublicRead;
import se.stamkund.program.Programs;
import se.stamkund.reward.RewardImage;
import se.stamkund.reward.RewardState;
import se.stamkund.reward.RewardView;
import se.stamkund.reward.Rewards;
import se.stamkund.shared.Actor;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** The catalogue of rewards over REST. */
@RestController
@Tag(name = "Rewards")
@RequestMapping("/api/v1/rewards")
class RewardsRestController {

	private final Rewards rewards;

	private final Programs programs;

	private final PublicUrl urls;

	RewardsRestController(Rewards rewards, Programs programs, PublicUrl urls) {
		this.rewards = rewards;
		this.programs = programs;
		this.urls = urls;
	}

	@GetMapping
	@PublicRead
	@Operation(operationId = "listRewards", summary = "The rewards",
			description = "In the merchant's order; all but archived ones unless `state` names one: draft, active, paused or archived. With a publishable key those that anybody can have now if she has the points and the tier: active, in their time and not for chosen members; how many there were in all is left out.")
	CursorPage<RewardResponse> list(ProgramId program, ApiCaller caller,
			@RequestParam(required = false) @Nullable String state, PageQuery page) {
		if (!caller.secret()) {
			require(state);
			return this.rewards.open(program, page).map((reward) -> response(program, reward).open());
		}
		return this.rewards.page(program, states(state), page).map((reward) -> response(program, reward));
	}

	@GetMapping("/{reward}")
	@Operation(operationId = "getReward", summary = "A reward")
	ResponseEntity<RewardResponse> get(ProgramId program, @PathVariable UUID reward) {
		return answer(ResponseEntity.ok(), program, this.rewards.get(program, reward));
	}

	@PostMapping
	@Operation(operationId = "addReward", summary = "Add a reward",
			description = "Last in the order; a draft, unless its state says otherwise.")
	@ApiResponse(responseCode = "201", description = "A new reward")
	ResponseEntity<RewardResponse> add(ProgramId program, Actor actor, @Valid @RequestBody RewardBody body) {
		var added = this.rewards.add(program, body.draft(this.programs.get(program).currency()), actor);
		return answer(ResponseEntity.created(URI.create("/api/v1/rewards/" + added.id())), program, added);
	}

	@PutMapping("/{reward}")
	@Operation(operationId = "changeReward", summary = "Change a reward",
			description = "What was taken of it stays as it was. Archive it to take it away.")
	ResponseEntity<RewardResponse> change(ProgramId program, Actor actor, @PathVariable UUID reward, IfMatch ifMatch,
			@Valid @RequestBody RewardBody body) {
		var current = this.rewards.get(program, reward);
		ifMatch.require(etag(current));
		return answer(ResponseEntity.ok(), program, this.rewards.change(program, reward,
				body.draft(this.programs.get(program).currency()), current.version(), actor));
	}

	@PutMapping("/order")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "arrangeRewards", summary = "Put the rewards in order",
			description = "Those that are not named come after those that are.")
	void arrange(ProgramId program, Actor actor, @Valid @RequestBody ArrangeRequest body) {
		this.rewards.arrange(program, requireNonNull(body.rewards()), actor);
	}

	@GetMapping("/{reward}/image")
	@Operation(operationId = "getRewardImage", summary = "The picture of a reward")
	ResponseEntity<byte[]> image(ProgramId program, @PathVariable UUID reward) {
		this.rewards.get(program, reward);
		var image = this.rewards.image(program, reward)
			.orElseThrow(() -> new NotFoundException("reward_image", "The reward has no picture"));
		return ResponseEntity.ok()
			.contentType(MediaType.valueOf(image.contentType()))
			.eTag(image.hash())
			.body(image.bytes());
	}

	@PutMapping(path = "/{reward}/image", consumes = { MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE })
	@Operation(operationId = "putRewardImage", summary = "Show a picture of a reward",
			description = "PNG or JPEG, at most 1 MB and 4096 pixels a side.")
	ResponseEntity<RewardResponse> show(ProgramId program, Actor actor, @PathVariable UUID reward,
			@RequestBody(required = false) byte @Nullable [] image) {
		this.rewards.get(program, reward);
		return answer(ResponseEntity.ok(), program,
				this.rewards.show(program, reward, RewardImage.read((image != null) ? image : new byte[0]), actor));
	}

	@DeleteMapping("/{reward}/image")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "removeRewardImage", summary = "Show no picture of a reward")
	void hide(ProgramId program, Actor actor, @PathVariable UUID reward) {
		this.rewards.show(program, reward, null, actor);
	}

	/** With a publishable key there are only active ones to ask for. */
	private static void require(@Nullable String state) {
		if (!states(state).contains(RewardState.ACTIVE)) {
			throw new ForbiddenException("secret_key_required",
					"A publishable key (pk_…) only reads active rewards; ask for others from your server with a secret key (sk_…)");
		}
	}

	private static Set<RewardState> states(@Nullable String word) {
		if (word == null) {
			return EnumSet.complementOf(EnumSet.of(RewardState.ARCHIVED));
		}
		for (var state : RewardState.values()) {
			if (Words.of(state).equals(word)) {
				return EnumSet.of(state);
			}
		}
		throw new InvalidParameterException("state", "One of draft, active, paused, archived");
	}

	private ResponseEntity<RewardResponse> answer(ResponseEntity.BodyBuilder answer, ProgramId program,
			RewardView view) {
		return answer.eTag(etag(view).header()).body(response(program, view));
	}

	private RewardResponse response(ProgramId id, RewardView view) {
		var program = this.programs.get(id);
		return RewardResponse.of(view, program.currency(), this.urls.of("/p/" + program.code()));
	}

	private static ETag etag(RewardView view) {
		return ETag.ofVersion(view.version());
	}

	/**
	 * The order.
	 *
	 * @param rewards their ids, the first first
	 */
	@Schema(name = "RewardOrder", example = """
			{"rewards": ["0198c7a2-5f6e-7abc-8def-0123456789ab"]}""")
	record ArrangeRequest(@NotNull @Size(max = 500) @Nullable List<@NotNull UUID> rewards) {
	}

}
