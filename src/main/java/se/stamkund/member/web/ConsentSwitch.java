package se.stamkund.member.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import se.stamkund.member.ConsentChannel;
import se.stamkund.member.ConsentPurpose;
import se.stamkund.member.ConsentView;

/**
 * One thing a member can say yes or no to, as a page shows it.
 *
 * @param since when she said so, or null if she was never asked
 */
record ConsentSwitch(ConsentPurpose purpose, ConsentChannel channel, boolean given, @Nullable Instant since) {

	private static final List<ConsentChannel> CHANNELS = List.of(ConsentChannel.EMAIL, ConsentChannel.SMS);

	/** All there is to agree to, with what holds now. */
	static List<ConsentSwitch> all(List<ConsentView> current) {
		var switches = new ArrayList<ConsentSwitch>();
		for (var purpose : ConsentPurpose.values()) {
			for (var channel : purpose.byChannel() ? CHANNELS : List.of(ConsentChannel.NONE)) {
				switches.add(of(purpose, channel, current));
			}
		}
		return switches;
	}

	/** How forms and bundles name it: {@code MARKETING.EMAIL}, {@code TERMS}. */
	public String key() {
		return this.purpose.byChannel() ? this.purpose + "." + this.channel : this.purpose.name();
	}

	private static ConsentSwitch of(ConsentPurpose purpose, ConsentChannel channel, List<ConsentView> current) {
		return current.stream()
			.filter((consent) -> consent.purpose() == purpose && consent.channel() == channel)
			.findFirst()
			.map((consent) -> new ConsentSwitch(purpose, channel, consent.given(), consent.at()))
			.orElseGet(() -> new ConsentSwitch(purpose, channel, false, null));
	}

}
