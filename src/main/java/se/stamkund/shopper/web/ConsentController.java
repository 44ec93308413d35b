package se.stamkund.shopper.web;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.member.ConsentChange;
import se.stamkund.member.ConsentChannel;
import se.stamkund.member.ConsentPurpose;
import se.stamkund.member.ConsentView;
import se.stamkund.member.Consents;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.shopper.Wording;

/** What the shopper agrees to; only what she changes is written down. */
@Controller
@RequestMapping("/p/{program}/consents")
class ConsentController {

	private static final List<ConsentChannel> CHANNELS = List.of(ConsentChannel.EMAIL, ConsentChannel.SMS);

	private final Consents consents;

	ConsentController(Consents consents) {
		this.consents = consents;
	}

	@GetMapping
	String show(ShopperCaller shopper, Model model) {
		model.addAttribute("choices", choices(shopper));
		model.addAttribute("log", this.consents.history(shopper.program(), shopper.member()));
		return "shopper/consents";
	}

	@PostMapping
	String save(ShopperCaller shopper, @RequestParam(name = "agree", defaultValue = "") Set<String> agreed,
			RedirectAttributes flash) {
		var changes = choices(shopper).stream()
			.filter((choice) -> choice.given() != agreed.contains(choice.id()))
			.map((choice) -> new ConsentChange(choice.purpose(), choice.channel(), !choice.given(), Wording.VERSION))
			.toList();
		if (!changes.isEmpty()) {
			this.consents.record(shopper.program(), shopper.member(), changes, MemberSource.SELF, shopper.actor());
		}
		flash.addFlashAttribute("toast", "shopper.consents.saved");
		return "redirect:/p/{program}/consents";
	}

	/** All but the terms, which she leaves by leaving the programme. */
	private List<Choice> choices(ShopperCaller shopper) {
		var current = this.consents.current(shopper.program(), shopper.member());
		return Arrays.stream(ConsentPurpose.values())
			.filter((purpose) -> purpose != ConsentPurpose.TERMS)
			.flatMap((purpose) -> (purpose.byChannel() ? CHANNELS.stream() : Stream.of(ConsentChannel.NONE))
				.map((channel) -> new Choice(purpose, channel, isGiven(current, purpose, channel))))
			.toList();
	}

	private static boolean isGiven(List<ConsentView> current, ConsentPurpose purpose, ConsentChannel channel) {
		return current.stream()
			.anyMatch((consent) -> consent.purpose() == purpose && consent.channel() == channel && consent.given());
	}

	/** One thing to say yes or no to. */
	record Choice(ConsentPurpose purpose, ConsentChannel channel, boolean given) {

		public String id() {
			return this.purpose.name() + "-" + this.channel.name();
		}

	}

}
