package se.stamkund.program.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.ETag;
import se.stamkund.platform.api.IfMatch;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.platform.security.PublicRead;
import se.stamkund.program.ChangeStore;
import se.stamkund.program.StoreKind;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** The stores of the programme, named by their codes. */
@RestController
@Tag(name = "Stores")
@RequestMapping("/api/v1/stores")
class StoresRestController {

	private final Stores stores;

	StoresRestController(Stores stores) {
		this.stores = stores;
	}

	/** All of them, closed ones too; never so many that it takes pages. */
	@GetMapping
	@Operation(operationId = "listStores", summary = "List stores by code")
	@PublicRead
	CursorPage<StoreResponse> list(ProgramId program) {
		return CursorPage.all(this.stores.list(program)).map(StoreResponse::of);
	}

	@GetMapping("/{code}")
	@Operation(operationId = "getStore", summary = "A store")
	@PublicRead
	ResponseEntity<StoreResponse> get(ProgramId program, @PathVariable String code) {
		return answer(HttpStatus.OK, require(program, code));
	}

	@PostMapping
	@Operation(operationId = "addStore", summary = "Add a store")
	@ApiResponse(responseCode = "201", description = "A new store")
	ResponseEntity<StoreResponse> add(ProgramId program, Actor actor, @Valid @RequestBody AddRequest request) {
		return answer(HttpStatus.CREATED, this.stores.add(program, request.code(), request.name().strip(),
				Words.parse(StoreKind.class, request.kind(), "/kind"), actor));
	}

	/** Changes what is given and leaves the rest. */
	@PatchMapping("/{code}")
	@Operation(operationId = "changeStore", summary = "Change a store, close or reopen it")
	ResponseEntity<StoreResponse> change(ProgramId program, Actor actor, IfMatch ifMatch, @PathVariable String code,
			@Valid @RequestBody ChangeRequest request) {
		var store = require(program, code);
		ifMatch.require(ETag.ofVersion(store.version()));
		return answer(HttpStatus.OK,
				this.stores.change(program, store.id(), request.applyTo(store), store.version(), actor));
	}

	private StoreView require(ProgramId program, String code) {
		return this.stores.find(program, code)
			.orElseThrow(() -> new NotFoundException("store", "There is no store with the code " + code));
	}

	private static ResponseEntity<StoreResponse> answer(HttpStatus status, StoreView store) {
		return ResponseEntity.status(status)
			.eTag(ETag.ofVersion(store.version()).header())
			.body(StoreResponse.of(store));
	}

	@Schema(name = "NewStore")
	record AddRequest(@NotBlank @Pattern(regexp = "[a-z0-9]([a-z0-9_-]{0,38}[a-z0-9])?") String code,
			@NotBlank @Size(max = 100) String name, @NotNull @OneOf(StoreKind.class) String kind) {
	}

	@Schema(name = "StoreChange")
	record ChangeRequest(@Nullable @Pattern(regexp = "(?s).*\\S.*") @Size(max = 100) String name,
			@OneOf(StoreKind.class) @Nullable String kind, @Nullable Boolean closed) {

		ChangeStore applyTo(StoreView store) {
			return new ChangeStore((this.name != null) ? this.name.strip() : store.name(),
					(this.kind != null) ? Words.parse(StoreKind.class, this.kind, "/kind") : store.kind(),
					(this.closed != null) ? this.closed : store.closed());
		}

	}

	@Schema(name = "Store")
	record StoreResponse(String code, String name, @OneOf(StoreKind.class) String kind, boolean closed) {

		static StoreResponse of(StoreView store) {
			return new StoreResponse(store.code(), store.name(), Words.of(store.kind()), store.closed());
		}

	}

}
