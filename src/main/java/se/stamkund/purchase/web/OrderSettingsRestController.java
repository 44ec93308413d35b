package se.stamkund.purchase.web;

import java.util.Objects;

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
import se.stamkund.purchase.OrderSettings;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** What a merchant decides about orders. */
@RestController
@RequestMapping("/api/v1/order-settings")
@Tag(name = "Orders")
class OrderSettingsRestController {

	private final OrderSettings settings;

	private final ContentResource<Integer, Settings> resource;

	OrderSettingsRestController(OrderSettings settings) {
		this.settings = settings;
		this.resource = new ContentResource<>(settings::guestLookback, Settings::new);
	}

	@GetMapping
	@Operation(operationId = "getOrderSettings", summary = "What is decided about orders")
	ResponseEntity<Settings> get(ProgramId program) {
		return this.resource.get(program);
	}

	@PutMapping
	@Operation(operationId = "changeOrderSettings", summary = "Decide about orders")
	ResponseEntity<Settings> put(ProgramId program, Actor actor, IfMatch ifMatch,
			@Valid @RequestBody Settings request) {
		return this.resource.put(program, ifMatch, () -> this.settings.setGuestLookback(program,
				Objects.requireNonNull(request.guestLookbackDays()), actor));
	}

	/**
	 * The settings.
	 *
	 * @param guestLookbackDays how many days old a guest's order may be to join the
	 * member she becomes
	 */
	@Schema(name = "OrderSettings")
	record Settings(@Nullable @NotNull @Min(0) @Max(OrderSettings.MAX_LOOKBACK) @Schema(
			example = "30") Integer guestLookbackDays) {

	}

}
