package se.stamkund.dataload.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.dataload.ImportRuns;
import se.stamkund.dataload.ImportUndoPreview;
import se.stamkund.dataload.Imports;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.points.RefundPolicy;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** Takes imports back. */
@RestController
@RequestMapping("/api/v1/imports")
@Tag(name = "Imports")
class ImportUndoRestController {

	private final ImportRuns runs;

	ImportUndoRestController(ImportRuns runs) {
		this.runs = runs;
	}

	@GetMapping("/{id}/undo")
	@Operation(operationId = "previewImportUndo", summary = "What taking the import back would mean",
			description = "Who has spent of what it brought, and how many members stay.")
	Undo undoPreview(ProgramId program, @PathVariable UUID id) {
		return Undo.of(this.runs.undoPreview(program, id));
	}

	@PostMapping("/{id}/undo")
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(operationId = "undoImport", summary = "Take the import back by entries that reverse its own",
			description = "`clamp` forgives what is spent already, `debt` makes it a debt.")
	ImportResponse undo(ProgramId program, Actor actor, @PathVariable UUID id, @RequestParam(name = "spent_points",
			defaultValue = "clamp") @Schema(allowableValues = { "clamp", "debt" }) String spentPoints) {
		if (!spentPoints.equals("clamp") && !spentPoints.equals("debt")) {
			throw new InvalidParameterException("spent_points", "Must be clamp or debt");
		}
		return ImportResponse
			.of(this.runs.undo(program, id, RefundPolicy.valueOf(spentPoints.toUpperCase(Locale.ROOT)), actor));
	}

	/**
	 * What taking an import back would mean.
	 *
	 * @param points what it brought and has not been taken back
	 * @param spent of that, what was spent
	 * @param transferred of that, what members gave to others: a debt of theirs if undone
	 * @param held of that, what is set aside for a purchase under way
	 * @param expired of that, what is past its date: there is nothing to take back
	 */
	@Schema(name = "ImportUndo")
	record Undo(long points, long spent, long transferred, long held, long expired, long spenders, List<Spender> most,
			long membersForgotten, long membersStaying, long refundsStaying) {

		static Undo of(ImportUndoPreview undo) {
			var fate = undo.fate();
			return new Undo(fate.points(), fate.spent(), fate.transferred(), fate.held(), fate.expired(),
					undo.spenders(), undo.most().stream().map(Spender::of).toList(),
					undo.membersMade() - undo.membersStaying(), undo.membersStaying(), undo.refundsStaying());
		}

	}

	/** A member who has used of what an import brought. */
	@Schema(name = "ImportSpender")
	record Spender(UUID member, long points, long spent, long transferred, long held, long expired) {

		static Spender of(ImportUndoPreview.Spender spender) {
			var fate = spender.fate();
			return new Spender(spender.member().value(), fate.points(), fate.spent(), fate.transferred(), fate.held(),
					fate.expired());
		}

	}

}
