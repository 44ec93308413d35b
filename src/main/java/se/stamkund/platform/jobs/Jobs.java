package se.stamkund.platform.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;

/**
 * Recurring jobs by the real time: declare what these methods make as a bean. Each job
 * runs on one instance at a time; what an instance was doing when it died is taken over.
 * A job that throws is logged and runs again at its next time.
 * <p>
 * Work that follows a programme's time is {@code platform.due.DueWork} instead.
 */
public final class Jobs {

	private Jobs() {
	}

	/** Runs with a pause after each run; the first comes soon after the first start. */
	public static Task<Void> every(String name, Duration pause, Runnable work) {
		return recurring(name, FixedDelay.of(pause), work);
	}

	/** Runs once a day, at a time in UTC. */
	public static Task<Void> daily(String name, LocalTime time, Runnable work) {
		return recurring(name, Schedules.daily(ZoneOffset.UTC, time), work);
	}

	private static Task<Void> recurring(String name, Schedule schedule, Runnable work) {
		return Tasks.recurring(name, schedule).execute((instance, context) -> work.run());
	}

}
