package se.stamkund.points.web;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.web.SettingsPage;
import se.stamkund.points.ExpiryReminders;
import se.stamkund.points.ReminderSettings;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** How members are told before their points expire. */
@Controller
@RequestMapping("/admin/points/reminders")
class ReminderController {

	private static final SettingsPage PAGE = new SettingsPage("points/reminders", "/admin/points/reminders",
			"points.reminders.saved");

	private final ExpiryReminders reminders;

	ReminderController(ExpiryReminders reminders) {
		this.reminders = reminders;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView show(ProgramId program) {
		return PAGE.show(RemindersForm.of(this.reminders.get(program)));
	}

	@PostMapping
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView save(ProgramId program, Actor actor, @Valid @ModelAttribute("form") RemindersForm form,
			BindingResult errors, RedirectAttributes flash) {
		return PAGE.save(errors, flash, () -> this.reminders.change(program, form.settings(), actor));
	}

	/** The first and, if she wants it, a second time. */
	record RemindersForm(@NotNull @Min(1) @Max(ReminderSettings.MOST_DAYS) @Nullable Integer first,
			@Min(1) @Max(ReminderSettings.MOST_DAYS) @Nullable Integer second,
			@Min(1) @Max(ReminderSettings.MOST_DAYS) @Nullable Integer third, boolean onPage, boolean byMail) {

		static RemindersForm of(ReminderSettings settings) {
			var days = settings.days();
			return new RemindersForm(days.getFirst(), (days.size() > 1) ? days.get(1) : null,
					(days.size() > 2) ? days.get(2) : null, settings.onPage(), settings.byMail());
		}

		ReminderSettings settings() {
			return new ReminderSettings(Stream.of(this.first, this.second, this.third)
				.filter(Objects::nonNull)
				.map(Integer::valueOf)
				.collect(Collectors.toList()), this.onPage, this.byMail);
		}

	}

}
