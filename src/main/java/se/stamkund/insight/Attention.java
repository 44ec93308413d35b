package se.stamkund.insight;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What somebody should look at.
 *
 * @param orders how many orders of late carry a warning
 * @param latest the newest of them
 * @param failedMails how many mails of the last month could not be sent
 * @param stuckEvents how many events no listener could be told, in spite of many tries
 */
public record Attention(long orders, List<WarnedOrder> latest, long failedMails, long stuckEvents) {

	/** An order with a warning. */
	public record WarnedOrder(UUID id, String number, Instant orderedAt) {
	}

	/** How many matters there are. */
	public int matters() {
		return this.latest.size() + ((this.failedMails > 0) ? 1 : 0) + ((this.stuckEvents > 0) ? 1 : 0);
	}

}
