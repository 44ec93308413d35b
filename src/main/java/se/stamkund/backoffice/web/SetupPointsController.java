package se.stamkund.backoffice.web;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.core.convert.ConversionService;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.platform.web.FormErrors;
import se.stamkund.points.ExpiryPolicy;
import se.stamkund.points.Pending;
import se.stamkund.points.PointsSettings;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.points.Rate;
import se.stamkund.program.Programs;
import se.stamkund.program.SetupStep;
import se.stamkund.program.ShopStart;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** The steps of the wizard that say what a purchase gives and how long it lasts. */
@Controller
@RequestMapping("/start")
@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
class SetupPointsController {

	private static final long EXAMPLE = 500;

	private final PointsSettingsService settings;

	private final Programs programs;

	private final ShopStart start;

	private final MessageSource messages;

	private final ConversionService formats;

	SetupPointsController(PointsSettingsService settings, Programs programs, ShopStart start, MessageSource messages,
			@Qualifier("mvcConversionService") ConversionService formats) {
		this.formats = formats;
		this.settings = settings;
		this.programs = programs;
		this.start = start;
		this.messages = messages;
	}

	/** Also works the example out anew while the figures are being chosen. */
	@GetMapping("/points")
	String points(ProgramId program, @ModelAttribute("form") RateForm given, BindingResult errors, Model model) {
		var currency = this.programs.get(program).currency();
		var form = (given.points() != null || errors.hasErrors()) ? given
				: RateForm.of(this.settings.get(program).settings(), currency);
		if (form != given) {
			var shown = new BeanPropertyBindingResult(form, "form");
			shown.initConversion(this.formats);
			model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", shown);
			model.addAttribute("form", form);
		}
		return pointsPage(program, form, model);
	}

	@PostMapping("/points")
	ModelAndView savePoints(ProgramId program, Actor actor, @Valid @ModelAttribute("form") RateForm form,
			BindingResult errors, Model model) {
		var now = this.settings.get(program);
		var currency = this.programs.get(program).currency();
		if (!errors.hasErrors()) {
			try {
				this.settings.change(program, form.applyTo(now.settings(), currency), now.revision(), actor);
				this.start.done(program, SetupStep.POINTS);
				return new ModelAndView("redirect:" + SetupStep.EXPIRY.path());
			}
			catch (ArithmeticException ex) {
				errors.rejectValue("per", "typeMismatch.se.stamkund.shared.Money");
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, ex);
			}
		}
		return new ModelAndView(pointsPage(program, form, model), HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@GetMapping("/expiry")
	String expiry(ProgramId program, Locale language, Model model) {
		model.addAttribute("form", ExpiryForm.of(this.settings.get(program).settings()));
		return expiryPage(language, model);
	}

	@PostMapping("/expiry")
	ModelAndView saveExpiry(ProgramId program, Actor actor, @Valid @ModelAttribute("form") ExpiryForm form,
			BindingResult errors, Locale language, Model model) {
		if (!errors.hasErrors()) {
			try {
				var now = this.settings.get(program);
				this.settings.change(program, form.applyTo(now.settings()), now.revision(), actor);
				this.start.done(program, SetupStep.EXPIRY);
				return new ModelAndView("redirect:" + SetupStep.STORE.path());
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, ex);
			}
		}
		return new ModelAndView(expiryPage(language, model), HttpStatus.UNPROCESSABLE_CONTENT);
	}

	private String pointsPage(ProgramId program, RateForm form, Model model) {
		var currency = this.programs.get(program).currency();
		model.addAttribute("currency", currency);
		model.addAttribute("example", form.example(this.settings.get(program).settings(), currency));
		return "backoffice/setup-points";
	}

	private String expiryPage(Locale language, Model model) {
		var kinds = new LinkedHashMap<String, String>();
		for (var kind : ExpiryKind.values()) {
			kinds.put(kind.name(), this.messages.getMessage("wizard.expiry." + kind, null, language));
		}
		model.addAttribute("kinds", kinds);
		return "backoffice/setup-expiry";
	}

	/**
	 * What a purchase gives and what that is worth, as long as the figures make sense.
	 */
	record Example(Money purchase, Points points, Money worth) {
	}

	record RateForm(
			@NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("10000") @Digits(integer = 5,
					fraction = 4) @Nullable BigDecimal points,
			@NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("100000") @Nullable BigDecimal per,
			@NotNull @DecimalMin("0") @DecimalMax("10000") @Digits(integer = 5,
					fraction = 4) @Nullable BigDecimal value) {

		static RateForm of(PointsSettings settings, Currency currency) {
			return new RateForm(settings.rate().points(),
					settings.rate().per().toDecimal(currency).stripTrailingZeros(), settings.pointValue());
		}

		PointsSettings applyTo(PointsSettings now, Currency currency) {
			var rate = new Rate(Objects.requireNonNull(this.points),
					Money.of(Objects.requireNonNull(this.per), currency));
			return new PointsSettings(rate, now.store(), now.vatIncluded(), now.rounding(), now.minimumOrder(),
					Objects.requireNonNull(this.value), now.pending(), now.expiry(), now.refundPolicy(),
					now.graceDays(), now.holdMinutes());
		}

		@Nullable Example example(PointsSettings now, Currency currency) {
			if (this.points == null || this.per == null || this.value == null || this.points.signum() <= 0
					|| this.per.signum() <= 0 || this.value.signum() < 0) {
				return null;
			}
			try {
				var settings = applyTo(now, currency);
				var purchase = Money.of(BigDecimal.valueOf(EXAMPLE), currency);
				var points = Points.of(this.points.multiply(BigDecimal.valueOf(purchase.minor()))
					.divideToIntegralValue(BigDecimal.valueOf(settings.rate().per().minor()))
					.longValueExact());
				return new Example(purchase, points, settings.worth(points, currency));
			}
			catch (ArithmeticException ex) {
				return null;
			}
		}

	}

	/** How points go out, as the wizard asks. */
	enum ExpiryKind {

		MONTHS, INACTIVITY, END_OF_YEAR, NEVER

	}

	record ExpiryForm(@NotNull @Nullable ExpiryKind kind, @NotNull @Min(1) @Max(120) @Nullable Integer months,
			@NotNull @Min(0) @Max(365) @Nullable Integer pendingDays) {

		static ExpiryForm of(PointsSettings settings) {
			int days = (settings.pending() instanceof Pending.Days pending) ? pending.days() : 0;
			return switch (settings.expiry()) {
				case ExpiryPolicy.Never never -> new ExpiryForm(ExpiryKind.NEVER, 24, days);
				case ExpiryPolicy.Months months -> new ExpiryForm(ExpiryKind.MONTHS, months.months(), days);
				case ExpiryPolicy.EndOfYear year -> new ExpiryForm(ExpiryKind.END_OF_YEAR, 24, days);
				case ExpiryPolicy.Inactivity idle -> new ExpiryForm(ExpiryKind.INACTIVITY, idle.months(), days);
			};
		}

		PointsSettings applyTo(PointsSettings now) {
			int months = Objects.requireNonNull(this.months);
			int days = Objects.requireNonNull(this.pendingDays);
			var expiry = switch (Objects.requireNonNull(this.kind)) {
				case NEVER -> new ExpiryPolicy.Never();
				case MONTHS -> new ExpiryPolicy.Months(months);
				case INACTIVITY -> new ExpiryPolicy.Inactivity(months);
				case END_OF_YEAR -> new ExpiryPolicy.EndOfYear(1);
			};
			return new PointsSettings(now.rate(), now.store(), now.vatIncluded(), now.rounding(), now.minimumOrder(),
					now.pointValue(), (days == 0) ? new Pending.None() : new Pending.Days(days), expiry,
					now.refundPolicy(), now.graceDays(), now.holdMinutes());
		}

	}

}
