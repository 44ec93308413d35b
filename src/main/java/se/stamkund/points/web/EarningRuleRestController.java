package se.stamkund.points.web;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.ETag;
import se.stamkund.platform.api.IfMatch;
import se.stamkund.points.EarningRuleView;
import se.stamkund.points.EarningRules;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** The rules beside the base rule. */
@RestController
@Tag(name = "Points")
@RequestMapping("/api/v1/earning-rules")
class EarningRuleRestController {

	private final EarningRules rules;

	private final Programs programs;

	private final Stores stores;

	private final ProgramClock clock;

	EarningRuleRestController(EarningRules rules, Programs programs, Stores stores, ProgramClock clock) {
		this.rules = rules;
		this.programs = programs;
		this.stores = stores;
		this.clock = clock;
	}

	@GetMapping
	@Operation(operationId = "listEarningRules", summary = "List the earning rules")
	CursorPage<EarningRuleResponse> list(ProgramId program) {
		return CursorPage.all(this.rules.list(program)).map((view) -> response(program, view));
	}

	@GetMapping("/{rule}")
	@Operation(operationId = "getEarningRule", summary = "An earning rule")
	ResponseEntity<EarningRuleResponse> get(ProgramId program, @PathVariable UUID rule) {
		return answer(ResponseEntity.ok(), program, this.rules.get(program, rule));
	}

	/** Every version the rule has had, the newest first. */
	@GetMapping("/{rule}/versions")
	@Operation(operationId = "listEarningRuleVersions", summary = "What an earning rule has been")
	CursorPage<EarningRuleResponse> versions(ProgramId program, @PathVariable UUID rule) {
		var versions = this.rules.history(program, rule);
		if (versions.isEmpty()) {
			throw new NotFoundException("earning_rule", "There is no such earning rule");
		}
		return CursorPage.all(versions).map((view) -> response(program, view));
	}

	@PostMapping
	@Operation(operationId = "addEarningRule", summary = "Add an earning rule")
	@ApiResponse(responseCode = "201", description = "A new rule")
	ResponseEntity<EarningRuleResponse> add(ProgramId program, Actor actor, @Valid @RequestBody EarningRuleBody body) {
		var rule = body.rule(Ids.next(), 1, storeIds(program), this.programs.get(program).currency());
		var added = this.rules.add(program, rule, body.isDraft(), actor);
		return answer(ResponseEntity.created(URI.create("/api/v1/earning-rules/" + added.rule().id())), program, added);
	}

	@PutMapping("/{rule}")
	@Operation(operationId = "changeEarningRule", summary = "Change an earning rule")
	ResponseEntity<EarningRuleResponse> change(ProgramId program, Actor actor, @PathVariable UUID rule, IfMatch ifMatch,
			@Valid @RequestBody EarningRuleBody body) {
		var current = this.rules.get(program, rule);
		ifMatch.require(etag(current));
		var changed = body.rule(rule, current.rule().version(), storeIds(program),
				this.programs.get(program).currency());
		return answer(ResponseEntity.ok(), program, this.rules.change(program, changed, body.isDraft(), actor));
	}

	@DeleteMapping("/{rule}")
	@Operation(operationId = "removeEarningRule", summary = "Take an earning rule away")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(ProgramId program, Actor actor, @PathVariable UUID rule, IfMatch ifMatch) {
		var current = this.rules.get(program, rule);
		ifMatch.require(etag(current));
		this.rules.delete(program, rule, current.rule().version(), actor);
	}

	private ResponseEntity<EarningRuleResponse> answer(ResponseEntity.BodyBuilder answer, ProgramId program,
			EarningRuleView view) {
		return answer.eTag(etag(view).header()).body(response(program, view));
	}

	private EarningRuleResponse response(ProgramId program, EarningRuleView view) {
		var codes = this.stores.list(program).stream().collect(Collectors.toMap(StoreView::id, StoreView::code));
		return EarningRuleResponse.of(view, codes, this.programs.get(program).currency(), this.clock.now(program));
	}

	private Map<String, UUID> storeIds(ProgramId program) {
		return this.stores.list(program).stream().collect(Collectors.toMap(StoreView::code, StoreView::id));
	}

	private static ETag etag(EarningRuleView view) {
		return ETag.ofVersion(view.rule().version());
	}

}
