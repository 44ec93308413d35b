package se.stamkund.points;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.ledger.Lots.Expiring;
import se.stamkund.ledger.Lots.Window;
import se.stamkund.ledger.MergedLots;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberStatus;
import se.stamkund.member.MemberSummary;
import se.stamkund.platform.PublicUrl;
import se.stamkund.platform.mail.MailMessage;
import se.stamkund.platform.mail.Mailer;
import se.stamkund.platform.web.Formats;
import se.stamkund.platform.web.PageLanguages;
import se.stamkund.program.ProgramView;
import se.stamkund.program.Programs;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Writes the mails that tell of points about to expire, each once. */
@Component
class ReminderMails {

	private final JdbcClient jdbc;

	private final MemberDirectory members;

	private final MergedLots merged;

	private final PointsSettingsService settings;

	private final Programs programs;

	private final Mailer mailer;

	private final PublicUrl publicUrl;

	ReminderMails(JdbcClient jdbc, MemberDirectory members, MergedLots merged, PointsSettingsService settings,
			Programs programs, Mailer mailer, PublicUrl publicUrl) {
		this.jdbc = jdbc;
		this.members = members;
		this.merged = merged;
		this.settings = settings;
		this.programs = programs;
		this.mailer = mailer;
		this.publicUrl = publicUrl;
	}

	/** In the caller's transaction. */
	void send(ProgramId program, List<Window> windows, List<Expiring> expiring, Instant now) {
		var ids = expiring.stream().map(Expiring::member).distinct().toList();
		var people = this.members.summaries(program, ids);
		var languages = this.members.languages(program, ids);
		var former = this.merged.former(program, ids);
		for (var points : expiring) {
			var person = people.get(points.member());
			var window = windows.stream().filter((any) -> any.has(points.at())).findFirst();
			boolean reachable = person != null && person.status() == MemberStatus.ACTIVE && person.email() != null;
			var same = former.getOrDefault(points.member(), Set.of());
			if (window.isPresent() && note(program, points, window.get().days(), same, reachable, now) && reachable) {
				send(program, points, Objects.requireNonNull(person), languages.get(points.member()), now);
			}
		}
	}

	/** False if she was told before, also as one who is her now. */
	private boolean note(ProgramId program, Expiring points, int days, Set<MemberId> former, boolean mailed,
			Instant now) {
		return this.jdbc
			.sql("""
					insert into expiry_reminder (id, program_id, member_id, expires_at, days, points, mailed, reminded_at)
					select :id, :program, :member, :at, :days, :points, :mailed, :now
					where not exists (
						select from expiry_reminder r
						where r.program_id = :program and r.member_id = any (:former) and r.expires_at = :at and r.days = :days)
					on conflict (program_id, member_id, expires_at, days) do nothing
					""")
			.param("id", Ids.next())
			.param("program", program.value())
			.param("member", points.member().value())
			.param("at", points.at().atOffset(ZoneOffset.UTC))
			.param("days", days)
			.param("former", former.stream().map(MemberId::value).toArray(UUID[]::new))
			.param("points", points.points().value())
			.param("mailed", mailed)
			.param("now", now.atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	private void send(ProgramId id, Expiring points, MemberSummary person, @Nullable String language, Instant now) {
		var program = this.programs.get(id);
		var locale = language(program, language);
		var formats = Formats.of(locale, program.zone(), program.currency());
		var calendar = new PointsCalendar(program.zone());
		var lastDay = calendar.lastDay(points.at());
		var days = ChronoUnit.DAYS.between(now.atZone(program.zone()).toLocalDate(), lastDay);
		var worth = this.settings.get(id).settings().worth(points.points(), program.currency());
		this.mailer.send(id, new MailMessage(Objects.requireNonNull(person.email()), locale, "points/expiring",
				Map.of("name", Objects.requireNonNullElse(person.firstName(), ""), "points",
						formats.number(points.points().value()), "worth", formats.money(worth), "lastDay",
						formats.day(lastDay), "days", days, "link", this.publicUrl.of("/p/" + program.code()))));
	}

	private static Locale language(ProgramView program, @Nullable String language) {
		return Objects.requireNonNullElse(PageLanguages.of(language),
				Objects.requireNonNullElse(PageLanguages.of(program.locale()), PageLanguages.ENGLISH));
	}

	/** Forgets who was told what. */
	void forget(ProgramId program, MemberId member) {
		this.jdbc.sql("delete from expiry_reminder where program_id = ? and member_id = ?")
			.params(program.value(), member.value())
			.update();
	}

}
