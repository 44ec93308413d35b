package se.stamkund.points.web;

import java.util.Currency;
import java.util.UUID;

import jakarta.validation.Valid;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.api.ETag;
import se.stamkund.platform.api.IfMatch;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.points.ExistingPoints;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.points.PointsSettingsView;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** The base rule, when points can be used and expire, and what they are worth. */
@RestController
@Tag(name = "Points")
@RequestMapping("/api/v1/points-settings")
class PointsSettingsRestController {

	private final PointsSettingsService settings;

	private final Programs programs;

	private final Stores stores;

	PointsSettingsRestController(PointsSettingsService settings, Programs programs, Stores stores) {
		this.settings = settings;
		this.programs = programs;
		this.stores = stores;
	}

	@GetMapping
	@Operation(operationId = "getPointsSettings", summary = "What is decided about points")
	ResponseEntity<PointsSettingsBody> get(ProgramId program) {
		return answer(program, this.settings.get(program));
	}

	@PutMapping
	@Operation(operationId = "changePointsSettings", summary = "Decide about points",
			description = "Points there are keep their dates unless existing_points says that they follow; none then expires sooner than one full period from now. Another time of inactivity concerns every member, counted from now at the earliest.")
	ResponseEntity<PointsSettingsBody> put(ProgramId program, Actor actor, IfMatch ifMatch,
			@RequestParam(name = "existing_points",
					defaultValue = "keep") @Schema(allowableValues = { "keep", "follow" }) String existingPoints,
			@Valid @RequestBody PointsSettingsBody body) {
		var existing = existing(existingPoints);
		var current = this.settings.get(program);
		ifMatch.require(etag(current));
		var changed = body.settings(store(program, body.store()), currency(program));
		return answer(program, this.settings.change(program, changed, current.revision(), existing, actor));
	}

	private ResponseEntity<PointsSettingsBody> answer(ProgramId program, PointsSettingsView view) {
		var store = view.settings().store();
		var code = (store != null) ? this.stores.get(program, store).code() : null;
		return ResponseEntity.ok()
			.eTag(etag(view).header())
			.body(PointsSettingsBody.of(view.settings(), code, currency(program)));
	}

	private static ExistingPoints existing(String text) {
		return switch (text) {
			case "keep" -> ExistingPoints.KEEP;
			case "follow" -> ExistingPoints.FOLLOW;
			default -> throw new InvalidParameterException("existing_points", "keep or follow");
		};
	}

	private @Nullable UUID store(ProgramId program, @Nullable String code) {
		if (code == null) {
			return null;
		}
		return this.stores.find(program, code)
			.map(StoreView::id)
			.orElseThrow(() -> new InvalidFieldException("/store", "There is no store with this code"));
	}

	private Currency currency(ProgramId program) {
		return this.programs.get(program).currency();
	}

	private static ETag etag(PointsSettingsView view) {
		return ETag.ofContent(view.revision());
	}

}
