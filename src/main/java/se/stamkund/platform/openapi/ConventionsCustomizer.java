package se.stamkund.platform.openapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

import se.stamkund.platform.api.Idempotency;
import se.stamkund.platform.api.IfMatch;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.security.PublicRead;

/** Adds to every operation what the conventions give it. */
@Component
class ConventionsCustomizer implements GlobalOperationCustomizer {

	@Override
	public Operation customize(Operation operation, HandlerMethod handler) {
		operation.setSecurity(security(handler));
		if (operation.getDescription() == null && operation.getSummary() != null) {
			operation.setDescription(operation.getSummary() + ".");
		}
		if (takes(handler, PageQuery.class)) {
			operation.addParametersItem(query("limit", "Rows on the page",
					new IntegerSchema().minimum(BigDecimal.ONE)
						.maximum(BigDecimal.valueOf(PageQuery.MAX_LIMIT))
						._default(PageQuery.DEFAULT_LIMIT)));
			operation.addParametersItem(query("cursor", "The `next_cursor` of the page before", new StringSchema()));
		}
		if (takes(handler, IfMatch.class)) {
			operation.addParametersItem(header("If-Match", "The `ETag` of the version that is changed", true));
			problem(operation, "412", "Changed since; get it again");
			problem(operation, "428", "If-Match is missing");
		}
		if (keepsAnswers(handler)) {
			operation.addParametersItem(header("Idempotency-Key",
					"Any text of your own, 1 to 255 characters: repeated with the same one, the call changes nothing more",
					false));
			problem(operation, "409", "Conflicts with what is there, or the same call is still running");
		}
		problems(operation, handler);
		return operation;
	}

	private static void problems(Operation operation, HandlerMethod handler) {
		problem(operation, "400", "Malformed, or a field is wrong; see `errors`");
		problem(operation, "401", "The API key is missing, unknown or revoked");
		problem(operation, "403", "This kind of key may not do that");
		if (handler.getMethodParameters().length > 0) {
			problem(operation, "404", "Not there, or not in this programme");
		}
		problem(operation, "422", "A rule says no; `code` says which");
		problem(operation, "429", "Too many calls; wait for `Retry-After` seconds");
	}

	private static void problem(Operation operation, String status, String description) {
		if (!operation.getResponses().containsKey(status)) {
			operation.getResponses()
				.addApiResponse(status, new ApiResponse().description(description).content(ProblemSchema.content()));
		}
	}

	private static List<SecurityRequirement> security(HandlerMethod handler) {
		var requirements = new ArrayList<SecurityRequirement>();
		requirements.add(new SecurityRequirement().addList(OpenApiConfiguration.SECRET_KEY));
		if (handler.hasMethodAnnotation(PublicRead.class)
				|| AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), PublicRead.class)) {
			requirements.add(new SecurityRequirement().addList(OpenApiConfiguration.PUBLISHABLE_KEY));
		}
		return requirements;
	}

	private static boolean keepsAnswers(HandlerMethod handler) {
		var annotation = handler.getMethodAnnotation(Idempotency.class);
		return handler.hasMethodAnnotation(PostMapping.class)
				&& (annotation == null || annotation.value() != Idempotency.Mode.OFF);
	}

	private static boolean takes(HandlerMethod handler, Class<?> type) {
		return Arrays.stream(handler.getMethodParameters()).anyMatch((each) -> each.getParameterType() == type);
	}

	private static Parameter query(String name, String description, Schema<?> schema) {
		return new Parameter().in("query").name(name).description(description).schema(schema).required(false);
	}

	private static Parameter header(String name, String description, boolean required) {
		return new Parameter().in("header")
			.name(name)
			.description(description)
			.schema(new StringSchema())
			.required(required);
	}

}
