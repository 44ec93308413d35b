package se.stamkund.points.web;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.api.ContentResource;
import se.stamkund.platform.api.IfMatch;
import se.stamkund.points.ExpiryReminders;
import se.stamkund.points.ReminderSettings;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** How members are told before their points expire. */
@RestController
@Tag(name = "Points")
@RequestMapping("/api/v1/expiry-reminders")
class ReminderRestController {

	private final ExpiryReminders reminders;

	private final ContentResource<ReminderSettings, RemindersBody> resource;

	ReminderRestController(ExpiryReminders reminders) {
		this.reminders = reminders;
		this.resource = new ContentResource<>(reminders::get, RemindersBody::of);
	}

	@GetMapping
	@Operation(operationId = "getExpiryReminders", summary = "How members are told that points expire")
	ResponseEntity<RemindersBody> get(ProgramId program) {
		return this.resource.get(program);
	}

	@PutMapping
	@Operation(operationId = "changeExpiryReminders", summary = "Decide how members are told that points expire")
	ResponseEntity<RemindersBody> put(ProgramId program, Actor actor, IfMatch ifMatch,
			@Valid @RequestBody RemindersBody body) {
		return this.resource.put(program, ifMatch, () -> this.reminders.change(program, body.settings(), actor));
	}

	/**
	 * The settings.
	 *
	 * @param days how many days before, each once for a date
	 * @param onPage whether the member's page says so
	 * @param byMail whether she gets a mail
	 */
	@Schema(name = "ExpiryReminders", example = "{\"days\": [30, 7], \"on_page\": true, \"by_mail\": true}")
	record RemindersBody(@NotNull @Size(min = 1,
			max = ReminderSettings.MOST) @Nullable List<@NotNull @Min(1) @Max(ReminderSettings.MOST_DAYS) Integer> days,
			@NotNull @Nullable Boolean onPage, @NotNull @Nullable Boolean byMail) {

		static RemindersBody of(ReminderSettings settings) {
			return new RemindersBody(settings.days(), settings.onPage(), settings.byMail());
		}

		ReminderSettings settings() {
			return new ReminderSettings(requireNonNull(this.days), requireNonNull(this.onPage),
					requireNonNull(this.byMail));
		}

	}

}
