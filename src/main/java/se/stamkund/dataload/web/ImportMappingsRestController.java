package se.stamkund.dataload.web;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.dataload.AwardChoice;
import se.stamkund.dataload.DateOrder;
import se.stamkund.dataload.FileFormat;
import se.stamkund.dataload.ImportKind;
import se.stamkund.dataload.ImportMapping;
import se.stamkund.dataload.ImportMappings;
import se.stamkund.dataload.ImportOptions;
import se.stamkund.dataload.web.ImportResponse.Format;
import se.stamkund.dataload.web.ImportResponse.Options;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** A merchant's own ways to read files. */
@RestController
@RequestMapping("/api/v1/import-mappings")
@Tag(name = "Imports")
class ImportMappingsRestController {

	private static final FileFormat FORMAT = new FileFormat("UTF-8", ";", true, DateOrder.YEAR_FIRST);

	private static final ImportOptions OPTIONS = new ImportOptions(null, AwardChoice.AUTO, false);

	private final ImportMappings mappings;

	ImportMappingsRestController(ImportMappings mappings) {
		this.mappings = mappings;
	}

	@GetMapping
	@Operation(operationId = "listImportMappings", summary = "List your own ways to read files")
	CursorPage<MappingResponse> list(ProgramId program) {
		return CursorPage.all(this.mappings.list(program).stream().map(MappingResponse::of).toList());
	}

	@PutMapping
	@Operation(operationId = "putImportMapping", summary = "Keep a way to read files under a name",
			description = "Takes the place of what has that name.")
	MappingResponse put(ProgramId program, Actor actor, @Valid @RequestBody MappingRequest request) {
		return MappingResponse.of(this.mappings.save(program, new ImportMappings.Saved(Ids.next(),
				ImportResponse.one(ImportKind.class, Objects.requireNonNull(request.kind()), "/kind"),
				Objects.requireNonNull(request.name()), new ImportMapping(Objects.requireNonNull(request.mapping())),
				ImportResponse.format(request.format(), FORMAT), ImportResponse.options(request.options(), OPTIONS)),
				actor));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "deleteImportMapping", summary = "Forget a way to read files")
	void delete(ProgramId program, Actor actor, @PathVariable UUID id) {
		this.mappings.delete(program, id, actor);
	}

	/** A way to read files. */
	@Schema(name = "ImportMappingRequest")
	record MappingRequest(@Nullable @NotNull @Schema(example = "orders") String kind,
			@Nullable @NotBlank @Size(max = 60) @Schema(example = "Vårt kassasystem") String name,
			@Nullable @NotEmpty @Size(
					max = 200) Map<@NotBlank @Size(max = 220) String, @NotBlank @Size(max = 60) String> mapping,
			@Nullable @Valid Format format, @Nullable @Valid Options options) {
	}

	/** A way to read files. */
	@Schema(name = "ImportMapping")
	record MappingResponse(UUID id, String kind, String name, Map<String, String> mapping, ImportResponse.Format format,
			ImportResponse.Options options) {

		static MappingResponse of(ImportMappings.Saved saved) {
			return new MappingResponse(saved.id(), saved.kind().code(), saved.name(), saved.mapping().columns(),
					ImportResponse.Format.of(saved.format()), ImportResponse.Options.of(saved.options()));
		}

	}

}
