package se.stamkund.points.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.api.ContentResource;
import se.stamkund.platform.api.IfMatch;
import se.stamkund.points.TransferRules;
import se.stamkund.points.TransferSettings;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** What a merchant decides about transfers between members. */
@RestController
@RequestMapping("/api/v1/transfer-settings")
@Tag(name = "Points")
class TransferSettingsRestController {

	private final TransferSettings settings;

	private final ContentResource<TransferRules, Settings> resource;

	TransferSettingsRestController(TransferSettings settings) {
		this.settings = settings;
		this.resource = new ContentResource<>(settings::get, Settings::of);
	}

	@GetMapping
	@Operation(operationId = "getTransferSettings", summary = "What is decided about transfers")
	ResponseEntity<Settings> get(ProgramId program) {
		return this.resource.get(program);
	}

	@PutMapping
	@Operation(operationId = "changeTransferSettings", summary = "Decide about transfers")
	ResponseEntity<Settings> put(ProgramId program, Actor actor, IfMatch ifMatch, @Valid @RequestBody Settings body) {
		return this.resource.put(program, ifMatch, () -> this.settings.change(program, body.rules(), actor));
	}

	/**
	 * The settings.
	 *
	 * @param allowed whether points can be transferred at all
	 * @param byMembers whether members may do so themselves
	 * @param perTransfer the most points of one transfer
	 * @param perDay the most points a member gives away in a day
	 */
	@Schema(name = "TransferSettings", example = """
			{"allowed": true, "by_members": true, "per_transfer": 1000, "per_day": 2000}""")
	record Settings(@NotNull @Nullable Boolean allowed, @NotNull @Nullable Boolean byMembers,
			@NotNull @Min(1) @Max(TransferRules.MAX) @Nullable Long perTransfer,
			@NotNull @Min(1) @Max(TransferRules.MAX) @Nullable Long perDay) {

		static Settings of(TransferRules rules) {
			return new Settings(rules.allowed(), rules.byMembers(), rules.perTransfer(), rules.perDay());
		}

		TransferRules rules() {
			return new TransferRules(requireNonNull(this.allowed), requireNonNull(this.byMembers),
					requireNonNull(this.perTransfer), requireNonNull(this.perDay));
		}

	}

}
