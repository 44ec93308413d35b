package se.stamkund.platform.security;

import java.time.Duration;

/** What people may try only so often; counted over all instances. */
public enum RateLimited {

	/** Passwords tried for one e-mail address. */
	STAFF_LOGIN(10, Duration.ofMinutes(15)),

	/** Passwords tried from one network address. */
	STAFF_LOGIN_FROM(60, Duration.ofMinutes(15)),

	/** Password resets mailed to one address. */
	PASSWORD_RESET(3, Duration.ofMinutes(30)),

	/** Login links mailed to one shopper. */
	LOGIN_LINK(3, Duration.ofMinutes(10)),

	/** Login links, one-time codes or sign-ups from one network address. */
	SHOPPER_FROM(40, Duration.ofMinutes(10)),

	/** One-time tokens of the first start tried from one network address. */
	START_TOKEN(10, Duration.ofMinutes(15)),

	/** Members looked up by one person at a till. */
	TILL_LOOKUP(120, Duration.ofMinutes(10));

	private final long times;

	private final Duration within;

	RateLimited(long times, Duration within) {
		this.times = times;
		this.within = within;
	}

	long times() {
		return this.times;
	}

	Duration within() {
		return this.within;
	}

}
