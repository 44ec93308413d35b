package se.stamkund.points.web;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.points.ExistingPoints;
import se.stamkund.points.ExpiryForecast;
import se.stamkund.points.web.PointsSettingsBody.ExpiryBody;
import se.stamkund.program.Programs;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** When points will expire, and what another policy would make of that. */
@RestController
@Tag(name = "Points")
@RequestMapping("/api/v1")
class ExpiryRestController {

	private static final int MONTHS = 12;

	private final ExpiryForecast forecast;

	private final Programs programs;

	ExpiryRestController(ExpiryForecast forecast, Programs programs) {
		this.forecast = forecast;
		this.programs = programs;
	}

	@GetMapping("/expiring-points")
	@Operation(operationId = "forecastExpiry", summary = "When members' points expire, by month",
			description = "By the last day they can be used, if nobody earns or spends any. Adds up to all points members have.")
	ForecastResponse forecast(ProgramId program, @RequestParam(defaultValue = "12") int months) {
		if (months < 1 || months > ExpiryForecast.MOST_MONTHS) {
			throw new InvalidParameterException("months", "Must be 1 to " + ExpiryForecast.MOST_MONTHS);
		}
		return ForecastResponse.of(this.forecast.of(program, months), currency(program));
	}

	@PostMapping("/points-settings/expiry-preview")
	@Operation(operationId = "previewExpiryChange", summary = "Try another expiry of points",
			description = "Tells whose points would get other dates, if those there are keep theirs and if they follow. Changes nothing.")
	PreviewResponse preview(ProgramId program, @Valid @RequestBody PreviewRequest request) {
		var policy = requireNonNull(request.expiry()).policy();
		var currency = currency(program);
		return new PreviewResponse(ForecastResponse.of(this.forecast.of(program, MONTHS), currency),
				EffectResponse.of(this.forecast.effect(program, policy, ExistingPoints.KEEP, MONTHS), currency),
				EffectResponse.of(this.forecast.effect(program, policy, ExistingPoints.FOLLOW, MONTHS), currency));
	}

	private Currency currency(ProgramId program) {
		return this.programs.get(program).currency();
	}

	/** What to try. */
	@Schema(name = "ExpiryPreviewRequest", example = "{\"expiry\": {\"type\": \"inactivity\", \"length\": 6}}")
	record PreviewRequest(@NotNull @Valid @Nullable ExpiryBody expiry) {
	}

	/**
	 * Two ways to change.
	 *
	 * @param now as it is
	 * @param keep if points there are keep their dates
	 * @param follow if they follow the new policy
	 */
	@Schema(name = "ExpiryPreview")
	record PreviewResponse(ForecastResponse now, EffectResponse keep, EffectResponse follow) {
	}

	/**
	 * What a change would do.
	 *
	 * @param members whose points would get other dates
	 * @param sooner how many of the points would expire sooner than now
	 * @param most the members with the most of these points
	 */
	@Schema(name = "ExpiryEffect")
	record EffectResponse(long members, long points, Amount worth, long sooner, List<AffectedResponse> most,
			ForecastResponse then) {

		static EffectResponse of(ExpiryForecast.Effect effect, Currency currency) {
			return new EffectResponse(effect.members(), effect.points(), Amount.of(effect.worth(), currency),
					effect.sooner(),
					effect.most()
						.stream()
						.map((member) -> new AffectedResponse(member.member().value(), member.points(),
								member.lastDay()))
						.toList(),
					ForecastResponse.of(effect.then(), currency));
		}

	}

	/**
	 * A member whose points would get other dates.
	 *
	 * @param lastDay when the first of them could be used for the last time
	 */
	@Schema(name = "ExpiryAffected")
	record AffectedResponse(UUID member, long points, @Nullable LocalDate lastDay) {
	}

	/**
	 * What expires when.
	 *
	 * @param later after the months told
	 * @param never what has no date
	 * @param points all that members have
	 */
	@Schema(name = "ExpiryForecast")
	record ForecastResponse(List<MonthResponse> months, SumResponse later, SumResponse never, long points,
			Amount worth) {

		static ForecastResponse of(ExpiryForecast.View view, Currency currency) {
			return new ForecastResponse(
					view.months()
						.stream()
						.map((month) -> new MonthResponse(month.month().toString(), month.sum().points(),
								month.sum().idle(), Amount.of(month.sum().worth(), currency), month.sum().members()))
						.toList(),
					SumResponse.of(view.later(), currency), SumResponse.of(view.never(), currency), view.points(),
					Amount.of(view.worth(), currency));
		}

	}

	/**
	 * What can be used for the last time in a month.
	 *
	 * @param month as in 2026-11
	 * @param ifNobodyComesBack the part that does so only if its owners do nothing
	 */
	@Schema(name = "ExpiryMonth")
	record MonthResponse(String month, long points, long ifNobodyComesBack, Amount worth, long members) {
	}

	/** Points, and whose. */
	@Schema(name = "ExpirySum")
	record SumResponse(long points, long ifNobodyComesBack, Amount worth, long members) {

		static SumResponse of(ExpiryForecast.Sum sum, Currency currency) {
			return new SumResponse(sum.points(), sum.idle(), Amount.of(sum.worth(), currency), sum.members());
		}

	}

}
