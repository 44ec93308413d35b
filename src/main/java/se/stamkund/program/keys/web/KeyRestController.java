package se.stamkund.program.keys.web;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.ForbiddenException;
import se.stamkund.platform.api.Idempotency;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.platform.security.ApiCaller;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.program.keys.ApiKeys;
import se.stamkund.program.keys.KeyKind;
import se.stamkund.program.keys.KeyMode;
import se.stamkund.program.keys.KeyView;
import se.stamkund.program.keys.NewKey;
import se.stamkund.shared.ProgramId;

/** The API keys over REST, for who rotates them by machine. */
@RestController
@RequestMapping("/api/v1/api-keys")
@Tag(name = "API keys")
class KeyRestController {

	private final ApiKeys keys;

	private final Stores stores;

	KeyRestController(ApiKeys keys, Stores stores) {
		this.keys = keys;
		this.stores = stores;
	}

	@GetMapping
	@Operation(operationId = "listApiKeys", summary = "All keys, the newest first")
	CursorPage<KeyResponse> list(ApiCaller caller) {
		var program = requireLive(caller);
		return CursorPage.all(this.keys.list(program)).map((key) -> response(program, key));
	}

	@PostMapping
	@Idempotency(Idempotency.Mode.OFF)
	@Operation(operationId = "createApiKey", summary = "Make a key",
			description = "The secret is in this answer only. For that reason it is not stored under an Idempotency-Key.")
	@ApiResponse(responseCode = "201", description = "A new key, and its secret")
	ResponseEntity<CreatedKeyResponse> create(ApiCaller caller, @Valid @RequestBody KeyRequest request) {
		var program = requireLive(caller);
		var created = this.keys.create(program, request.command(store(program, request.store())), caller.actor());
		return ResponseEntity.created(URI.create("/api/v1/api-keys/" + created.key().id()))
			.body(new CreatedKeyResponse(response(program, created.key()), created.secret()));
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getApiKey", summary = "One key")
	KeyResponse get(ApiCaller caller, @PathVariable UUID id) {
		var program = requireLive(caller);
		return response(program, this.keys.get(program, id));
	}

	@PostMapping("/{id}/revoke")
	@Operation(operationId = "revokeApiKey", summary = "Take a key out of use",
			description = "For good. Every instance refuses the key within three seconds.")
	KeyResponse revoke(ApiCaller caller, @PathVariable UUID id) {
		var program = requireLive(caller);
		return response(program, this.keys.revoke(program, id, caller.actor()));
	}

	/** What is tried in a sandbox must not touch the keys that guard the real thing. */
	private static ProgramId requireLive(ApiCaller caller) {
		if (caller.test()) {
			throw new ForbiddenException("live_key_required",
					"Use a live key (sk_live_…): keys belong to the live programme");
		}
		return caller.program();
	}

	private @Nullable UUID store(ProgramId program, @Nullable String code) {
		return (code == null) ? null
				: this.stores.find(program, code)
					.map(StoreView::id)
					.orElseThrow(() -> new InvalidFieldException("/store", "There is no store " + code));
	}

	private KeyResponse response(ProgramId program, KeyView key) {
		var store = (key.store() != null) ? this.stores.get(program, key.store()).code() : null;
		return new KeyResponse(key.id(), key.name(), Words.of(key.kind()), Words.of(key.mode()), key.prefix(), store,
				key.createdAt(), key.lastUsedAt(), key.revokedAt());
	}

	@Schema(name = "ApiKeyRequest")
	record KeyRequest(
			@Schema(description = "What the key is for", example = "Webshop") @NotBlank @Size(max = 80) String name,
			@NotNull @OneOf(KeyKind.class) @Nullable String kind, @NotNull @OneOf(KeyMode.class) @Nullable String mode,
			@Schema(description = "The store that is meant when a call names none",
					example = "web") @Nullable String store) {

		NewKey command(@Nullable UUID storeId) {
			return new NewKey(this.name.strip(), Words.parse(KeyKind.class, Objects.requireNonNull(this.kind), "/kind"),
					Words.parse(KeyMode.class, Objects.requireNonNull(this.mode), "/mode"), storeId);
		}

	}

	@Schema(name = "ApiKey")
	record KeyResponse(UUID id, String name, @OneOf(KeyKind.class) String kind, @OneOf(KeyMode.class) String mode,
			@Schema(description = "How the key starts", example = "sk_live_9fQ2") String prefix, @Nullable String store,
			Instant createdAt, @Nullable Instant lastUsedAt, @Nullable Instant revokedAt) {
	}

	@Schema(name = "NewApiKey")
	record CreatedKeyResponse(KeyResponse key, @Schema(description = "The key itself; shown only now") String secret) {
	}

}
