package se.stamkund.program.web;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.PublicUrl;
import se.stamkund.platform.api.ETag;
import se.stamkund.platform.api.IfMatch;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.platform.security.PublicRead;
import se.stamkund.program.LogoImage;
import se.stamkund.program.Logos;
import se.stamkund.program.ProgramEditor;
import se.stamkund.program.ProgramKind;
import se.stamkund.program.ProgramSettings;
import se.stamkund.program.ProgramView;
import se.stamkund.program.Programs;
import se.stamkund.program.SupportLimits;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** The programme that the key belongs to, and its settings. */
@RestController
@Tag(name = "Programme")
@RequestMapping("/api/v1/program")
class ProgramRestController {

	private final Programs programs;

	private final ProgramEditor editor;

	private final Logos logos;

	private final PublicUrl publicUrl;

	ProgramRestController(Programs programs, ProgramEditor editor, Logos logos, PublicUrl publicUrl) {
		this.programs = programs;
		this.editor = editor;
		this.logos = logos;
		this.publicUrl = publicUrl;
	}

	@GetMapping
	@Operation(operationId = "getProgram", summary = "What the programme is")
	@PublicRead
	ResponseEntity<ProgramResponse> get(ProgramId program) {
		return answer(this.programs.get(program));
	}

	/** Changes what is given and leaves the rest. */
	@PatchMapping
	@Operation(operationId = "changeProgram", summary = "Change the programme")
	ResponseEntity<ProgramResponse> change(ProgramId program, Actor actor, IfMatch ifMatch,
			@Valid @RequestBody ChangeRequest request) {
		var current = this.programs.get(program);
		ifMatch.require(ETag.ofVersion(current.version()));
		var settings = request.applyTo(this.editor.settings(program));
		return answer(this.editor.change(program, settings, current.version(), actor));
	}

	/** Shows another logo: a PNG, a JPEG or a plain SVG of at most 200 kB. */
	@PutMapping(path = "/logo", consumes = { MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE, "image/svg+xml" })
	@Operation(operationId = "setProgramLogo", summary = "Give the programme a logo")
	ResponseEntity<ProgramResponse> showLogo(ProgramId program, Actor actor, @RequestBody byte[] picture)
			throws IOException {
		this.logos.show(program, LogoImage.read(picture), actor);
		return answer(this.programs.get(program));
	}

	@DeleteMapping("/logo")
	@Operation(operationId = "removeProgramLogo", summary = "Take the logo away")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void removeLogo(ProgramId program, Actor actor) {
		this.logos.remove(program, actor);
	}

	private ResponseEntity<ProgramResponse> answer(ProgramView program) {
		var logo = (program.logoHash() != null)
				? this.publicUrl.of("/p/" + program.code() + "/logo?v=" + program.logoHash()) : null;
		return ResponseEntity.ok()
			.eTag(ETag.ofVersion(program.version()).header())
			.body(new ProgramResponse(program.code(), program.name(), Words.of(program.kind()),
					program.currency().getCurrencyCode(), program.zone().getId(), program.locale().getLanguage(),
					program.brandColor(), logo, new PointsName(program.pointsNameSv(), program.pointsNameEn()),
					Limits.of(this.programs.supportLimits(program.id()))));
	}

	/** What points are called, by language. */
	record PointsName(@NotBlank @Size(max = 40) String sv, @NotBlank @Size(max = 40) String en) {
	}

	/** How many points the role SUPPORT may adjust. */
	record Limits(@PositiveOrZero @Max(1_000_000_000) long perAdjustment,
			@PositiveOrZero @Max(1_000_000_000) long perDay) {

		static Limits of(SupportLimits limits) {
			return new Limits(limits.atATime().value(), limits.aDay().value());
		}

	}

	@Schema(name = "Program")
	record ProgramResponse(String code, String name, @OneOf(ProgramKind.class) String kind, String currency,
			String timeZone, String language, String brandColor, @Nullable String logoUrl, PointsName pointsName,
			Limits supportLimits) {
	}

	@Schema(name = "ProgramChange")
	record ChangeRequest(@Nullable @Pattern(regexp = "(?s).*\\S.*") @Size(max = 100) String name,
			@Nullable String currency, @Nullable String timeZone, @Nullable @Pattern(regexp = "sv|en") String language,
			@Nullable @Pattern(regexp = "#[0-9a-fA-F]{6}") String brandColor, @Nullable @Valid PointsName pointsName,
			@Nullable @Valid Limits supportLimits) {

		ProgramSettings applyTo(ProgramSettings now) {
			var limits = (this.supportLimits != null) ? new SupportLimits(Points.of(this.supportLimits.perAdjustment()),
					Points.of(this.supportLimits.perDay())) : now.supportLimits();
			return new ProgramSettings((this.name != null) ? this.name.strip() : now.name(),
					(this.currency != null) ? currency(this.currency) : now.currency(),
					(this.timeZone != null) ? zone(this.timeZone) : now.zone(),
					(this.language != null) ? Locale.of(this.language) : now.locale(),
					(this.brandColor != null) ? this.brandColor : now.brandColor(),
					(this.pointsName != null) ? this.pointsName.sv().strip() : now.pointsNameSv(),
					(this.pointsName != null) ? this.pointsName.en().strip() : now.pointsNameEn(), limits);
		}

		private static Currency currency(String code) {
			return Currency.getAvailableCurrencies()
				.stream()
				.filter((currency) -> currency.getCurrencyCode().equals(code))
				// gold and the like, in which nobody is paid
				.filter((currency) -> currency.getDefaultFractionDigits() >= 0)
				.findFirst()
				.orElseThrow(() -> new InvalidFieldException("/currency", "Write an ISO 4217 code, such as SEK"));
		}

		private static ZoneId zone(String id) {
			try {
				return ZoneId.of(id);
			}
			catch (DateTimeException ex) {
				throw new InvalidFieldException("/time_zone", "Write a place, such as Europe/Stockholm");
			}
		}

	}

}
