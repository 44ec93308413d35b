package se.stamkund.tier;

import java.time.Duration;

import org.springframework.stereotype.Component;

import se.stamkund.platform.jobs.Worker;

/** Takes changed ladders to all members. */
@Component
class RolloutWorker extends Worker {

	RolloutWorker(Rollouts rollouts) {
		super("tier-rollout", Duration.ofSeconds(2), rollouts::runBatch);
	}

}
