package se.stamkund.points.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.points.EarningRuleView;
import se.stamkund.points.EarningRules;
import se.stamkund.points.PointsSettings;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.points.ExistingPoints;
import se.stamkund.points.ExpiryForecast;
import se.stamkund.points.Preview;
import se.stamkund.points.Preview.Example;
import se.stamkund.points.Preview.Proposal;
import se.stamkund.points.PurchaseFacts;
import se.stamkund.points.PurchaseFacts.LineKind;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** How members earn, as sentences, with what they would give beside them. */
@Controller
@RequestMapping("/admin/points")
class PointsController {

	/** As many months as are told of a change of expiry. */
	private static final int LOOK_AHEAD = 12;

	private final PointsSettingsService settings;

	private final EarningRules rules;

	private final Preview preview;

	private final SettingsWords words;

	private final Programs programs;

	private final Stores stores;

	private final ProgramClock clock;

	private final ExpiryForecast forecast;

	private final MemberDirectory members;

	PointsController(PointsSettingsService settings, EarningRules rules, Preview preview, SettingsWords words,
			Programs programs, Stores stores, ProgramClock clock, ExpiryForecast forecast, MemberDirectory members) {
		this.settings = settings;
		this.rules = rules;
		this.preview = preview;
		this.words = words;
		this.programs = programs;
		this.stores = stores;
		this.clock = clock;
		this.forecast = forecast;
		this.members = members;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView show(ProgramId program, Locale language) {
		var current = this.settings.get(program);
		var page = new ModelAndView("points/settings", "form", PointsForm.of(current.settings(), current.revision()));
		return fill(page, program, current.settings(), language);
	}

	/** Counts, saves nothing. */
	@PostMapping("/preview")
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView preview(ProgramId program, Locale language, @Valid @ModelAttribute("form") PointsForm form,
			BindingResult errors, @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial) {
		if (!errors.hasErrors() || isOnlyAboutPointsThereAre(errors)) {
			form.validate(errors);
		}
		var view = partial ? "points/settings :: outcome" : "points/settings";
		if (errors.hasErrors() && !isOnlyAboutPointsThereAre(errors)) {
			return fill(new ModelAndView(view, HttpStatus.UNPROCESSABLE_CONTENT), program,
					this.settings.get(program).settings(), language);
		}
		var status = errors.hasErrors() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
		return fill(look(new ModelAndView(view, status), program, form), program, form.settings(), language);
	}

	/** Then all the rest is said, and what it does can be shown beside the mistake. */
	private static boolean isOnlyAboutPointsThereAre(BindingResult errors) {
		return errors.hasErrors() && errors.getErrorCount() == errors.getFieldErrorCount("existing");
	}

	@PostMapping
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView save(ProgramId program, Actor actor, Locale language, @Valid @ModelAttribute("form") PointsForm form,
			BindingResult errors, RedirectAttributes flash) {
		if (!errors.hasErrors() || isOnlyAboutPointsThereAre(errors)) {
			form.validate(errors);
		}
		boolean mistaken = isOnlyAboutPointsThereAre(errors);
		if (mistaken || !errors.hasErrors() && changesExpiry(program, form) && !form.seen(form.settings().expiry())) {
			errors.reject("points.existing.look");
			return fill(look(new ModelAndView("points/settings", HttpStatus.UNPROCESSABLE_CONTENT), program, form),
					program, form.settings(), language);
		}
		if (!errors.hasErrors()) {
			try {
				this.settings.change(program, form.settings(), String.valueOf(form.revision()), form.existingPoints(),
						actor);
				flash.addFlashAttribute("toast", "points.saved");
				return new ModelAndView("redirect:/admin/points");
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, ex);
			}
		}
		return fill(new ModelAndView("points/settings", HttpStatus.UNPROCESSABLE_CONTENT), program,
				this.settings.get(program).settings(), language);
	}

	private boolean changesExpiry(ProgramId program, PointsForm form) {
		return !this.settings.get(program).settings().expiry().equals(form.settings().expiry());
	}

	/** Whom another expiry hits, before it is saved. */
	private ModelAndView look(ModelAndView page, ProgramId program, PointsForm form) {
		if (changesExpiry(program, form)) {
			var policy = form.settings().expiry();
			page.addObject("existing", form.existingPoints());
			page.addObject("lookedAt", PointsForm.looked(policy));
			page.addObject("asIs", this.forecast.of(program, LOOK_AHEAD));
			var keep = this.forecast.effect(program, policy, ExistingPoints.KEEP, LOOK_AHEAD);
			var follow = this.forecast.effect(program, policy, ExistingPoints.FOLLOW, LOOK_AHEAD);
			page.addObject("keep", keep);
			page.addObject("follow", follow);
			page.addObject("names",
					this.members.summaries(program,
							Stream.of(keep, follow)
								.flatMap((effect) -> effect.most().stream())
								.map(ExpiryForecast.Affected::member)
								.toList()));
		}
		return page;
	}

	private ModelAndView fill(ModelAndView page, ProgramId program, PointsSettings shown, Locale language) {
		var now = this.clock.now(program);
		var current = this.settings.get(program).settings();
		var proposal = new Proposal(shown, null);
		var stores = this.stores.list(program);
		page.addObject("stores", stores.stream().filter((store) -> !store.closed()).toList());
		page.addObject("storeNames", stores.stream().collect(Collectors.toMap(StoreView::id, StoreView::name)));
		page.addObject("rules",
				this.rules.list(program).stream().map((view) -> new RuleLine(view, view.stateAt(now))).toList());
		page.addObject("changes", this.words.changes(program, current, shown, language));
		page.addObject("example",
				this.preview.latest(program, proposal).orElseGet(() -> invented(program, proposal, stores, now)));
		page.addObject("backtest", this.preview.lastMonth(program, proposal));
		page.addObject("shown", shown);
		page.addObject("currency", this.programs.get(program).currency());
		return page;
	}

	/** Goods for 1,399 with a discount and points, while there is no order to show. */
	private Example invented(ProgramId program, Proposal proposal, List<StoreView> stores, Instant now) {
		var currency = this.programs.get(program).currency();
		var store = (proposal.settings() != null) ? proposal.settings().store() : null;
		var purchase = new PurchaseFacts(now,
				(store != null) ? store : stores.isEmpty() ? new UUID(0, 0) : stores.getFirst().id(), "", null,
				List.of(line(LineKind.GOODS, Money.of(BigDecimal.valueOf(1399), currency)),
						line(LineKind.SHIPPING, Money.of(BigDecimal.valueOf(49), currency))),
				List.of(new PurchaseFacts.Discount(null, Money.of(BigDecimal.valueOf(150), currency))),
				Money.of(BigDecimal.valueOf(50), currency), Money.ZERO);
		return new Example("", this.preview.order(program, proposal, purchase));
	}

	private static PurchaseFacts.Line line(LineKind kind, Money gross) {
		return new PurchaseFacts.Line(new UUID(0, kind.ordinal()), kind, null, null, Set.of(), BigDecimal.ONE, gross,
				Money.ZERO, BigDecimal.valueOf(25));
	}

	/** A rule in the list. */
	record RuleLine(EarningRuleView view, EarningRuleView.State state) {
	}

}
