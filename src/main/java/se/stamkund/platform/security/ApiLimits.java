package se.stamkund.platform.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the REST API may be called, counted by each instance for itself: the limits
 * guard an instance against a client gone wild, they are no price list.
 *
 * @param secretPerMinute calls with one secret key
 * @param publishablePerMinute calls with one publishable key from one address
 * @param unknownPerMinute calls with wrong keys from one address
 */
@ConfigurationProperties("stamkund.api-limits")
record ApiLimits(@DefaultValue("120000") long secretPerMinute, @DefaultValue("600") long publishablePerMinute,
		@DefaultValue("60") long unknownPerMinute) {

}
