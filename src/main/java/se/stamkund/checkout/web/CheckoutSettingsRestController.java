package se.stamkund.checkout.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.checkout.CheckoutRules;
import se.stamkund.checkout.CheckoutSettings;
import se.stamkund.platform.api.ContentResource;
import se.stamkund.platform.api.IfMatch;
import se.stamkund.platform.api.Words;
import se.stamkund.pricing.Base;
import se.stamkund.pricing.BestFor;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** What a merchant decides about offers at the checkout. */
@RestController
@RequestMapping("/api/v1/checkout-settings")
@Tag(name = "Checkout")
class CheckoutSettingsRestController {

	private final CheckoutSettings settings;

	private final ContentResource<CheckoutRules, Settings> resource;

	CheckoutSettingsRestController(CheckoutSettings settings) {
		this.settings = settings;
		this.resource = new ContentResource<>(settings::get, Settings::of);
	}

	@GetMapping
	@Operation(operationId = "getCheckoutSettings", summary = "What is decided about offers at the checkout")
	ResponseEntity<Settings> get(ProgramId program) {
		return this.resource.get(program);
	}

	@PutMapping
	@Operation(operationId = "changeCheckoutSettings", summary = "Decide about offers at the checkout")
	ResponseEntity<Settings> put(ProgramId program, Actor actor, IfMatch ifMatch, @Valid @RequestBody Settings body) {
		return this.resource.put(program, ifMatch, () -> this.settings.change(program, body.rules(), actor));
	}

	/**
	 * The settings.
	 *
	 * @param bestFor who gains when offers don't go together: the customer, or whichever
	 * was named first
	 * @param base what percentages are parts of: the price before earlier offers, what is
	 * left after them, or null for what each offer says
	 * @param freeCodesOnPartialReturn whether codes can be used again when only a part of
	 * their order comes back
	 */
	@Schema(name = "CheckoutSettings", example = """
			{"best_for": "customer", "base": "after", "free_codes_on_partial_return": false}""")
	record Settings(
			@NotNull @Nullable @Pattern(regexp = "customer|first_named",
					message = "must be customer or first_named") String bestFor,
			@Nullable @Pattern(regexp = "before|after", message = "must be before or after") String base,
			@NotNull @Nullable Boolean freeCodesOnPartialReturn) {

		static Settings of(CheckoutRules rules) {
			var base = rules.base();
			return new Settings(Words.of(rules.bestFor()), (base != null) ? Words.of(base) : null, rules.freePartly());
		}

		CheckoutRules rules() {
			return new CheckoutRules(Words.parse(BestFor.class, requireNonNull(this.bestFor)),
					(this.base != null) ? Words.parse(Base.class, this.base) : null,
					requireNonNull(this.freeCodesOnPartialReturn));
		}

	}

}
