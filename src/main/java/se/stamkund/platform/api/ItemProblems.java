package se.stamkund.platform.api;

import java.util.List;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.NotFoundException;

/**
 * Tells what is wrong with one item of a batch, as it would be told had it come alone;
 * pointers start at the item.
 */
public final class ItemProblems {

	private static final Logger log = LoggerFactory.getLogger(ItemProblems.class);

	private ItemProblems() {
	}

	/** What bean validation found. */
	public static ProblemDetail of(Set<? extends ConstraintViolation<?>> violations) {
		return Problem.invalid(HttpStatus.BAD_REQUEST, ValidationProblems.of(violations));
	}

	/** Why an item was refused. */
	public static ProblemDetail of(RuntimeException reason) {
		return switch (reason) {
			case InvalidFieldException field ->
				Problem.invalid(HttpStatus.BAD_REQUEST, List.of(FieldProblem.at(field.pointer(), field.detail())));
			case ConflictException conflict -> Problem.of(HttpStatus.CONFLICT, conflict.code(), conflict.detail());
			case BusinessRuleException rule -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, rule.code(), rule.detail());
			case NotFoundException missing ->
				Problem.of(HttpStatus.NOT_FOUND, missing.what() + "_not_found", missing.detail());
			default -> {
				log.error("An item of a batch failed", reason);
				yield Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error",
						"Our mistake. Nothing was changed; tell us the request_id");
			}
		};
	}

}
