package se.stamkund.platform.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.annotation.RequestBody;

/** Points at what bean validation found wrong. */
final class ValidationProblems {

	private ValidationProblems() {
	}

	static List<FieldProblem> of(List<ObjectError> errors) {
		return errors.stream().map(ValidationProblems::of).toList();
	}

	static List<FieldProblem> of(Set<? extends ConstraintViolation<?>> violations) {
		return violations.stream()
			.map((violation) -> FieldProblem.at(Pointers.ofProperty(violation.getPropertyPath().toString()),
					sentence(violation.getMessage())))
			.sorted(Comparator.comparing(FieldProblem::sentence))
			.toList();
	}

	static List<FieldProblem> of(MethodValidationResult result) {
		var problems = new ArrayList<FieldProblem>();
		for (var parameter : result.getParameterValidationResults()) {
			if (parameter instanceof ParameterErrors body) {
				var prefix = (body.getContainerIndex() != null) ? "/" + body.getContainerIndex() : "";
				body.getAllErrors().forEach((error) -> problems.add(of(error).below(prefix)));
			}
			else {
				parameter.getResolvableErrors()
					.forEach((error) -> problems.add(of(parameter.getMethodParameter(), error)));
			}
		}
		return problems;
	}

	private static FieldProblem of(ObjectError error) {
		var pointer = (error instanceof FieldError field) ? Pointers.ofProperty(field.getField()) : "";
		return FieldProblem.at(pointer, sentence(error.getDefaultMessage()));
	}

	private static FieldProblem of(MethodParameter parameter, MessageSourceResolvable error) {
		var detail = sentence(error.getDefaultMessage());
		var name = String.valueOf(parameter.getParameterName());
		return parameter.hasParameterAnnotation(RequestBody.class) ? FieldProblem.at("", detail)
				: FieldProblem.in(Pointers.snakeCase(name), detail);
	}

	private static String sentence(@Nullable String message) {
		return (message == null || message.isEmpty()) ? "Is not valid"
				: Character.toUpperCase(message.charAt(0)) + message.substring(1);
	}

}
