package se.stamkund.reward.web;

import java.time.Duration;
import java.util.UUID;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import se.stamkund.reward.Rewards;
import se.stamkund.shared.ProgramId;

/** Shows the picture of a reward to anybody. */
@Controller
class RewardImageController {

	private final Rewards rewards;

	RewardImageController(Rewards rewards) {
		this.rewards = rewards;
	}

	/** The address on pages changes with the picture, so it can be kept for long. */
	@GetMapping("/p/{program}/rewards/{reward}/image")
	ResponseEntity<byte[]> image(ProgramId program, @PathVariable UUID reward) {
		return this.rewards.image(program, reward)
			.map((image) -> ResponseEntity.ok()
				.contentType(MediaType.valueOf(image.contentType()))
				.cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic())
				.eTag(image.hash())
				.header("X-Content-Type-Options", "nosniff")
				.header("Content-Security-Policy", "default-src 'none'; sandbox")
				.body(image.bytes()))
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

}
