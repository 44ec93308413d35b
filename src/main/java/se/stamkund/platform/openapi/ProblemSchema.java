package se.stamkund.platform.openapi;

import java.util.List;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** What every error looks like. */
@Component
class ProblemSchema implements GlobalOpenApiCustomizer {

	private static final String NAME = "Problem";

	private static final String FIELD = "FieldProblem";

	static Content content() {
		return new Content().addMediaType("application/problem+json", new MediaType().schema(reference()));
	}

	static Schema<?> reference() {
		return new Schema<>().$ref("#/components/schemas/" + NAME);
	}

	@Override
	public void customise(OpenAPI api) {
		api.getComponents().addSchemas(NAME, problem());
		api.getComponents().addSchemas(FIELD, field());
	}

	private static Schema<?> problem() {
		return new ObjectSchema().description("An error, as RFC 9457 writes it")
			.addProperty("type", string("Names the kind of problem", "/problems/invalid_request"))
			.addProperty("title", string("The status in words", "Bad Request"))
			.addProperty("status", new IntegerSchema().description("The HTTP status").example(400))
			.addProperty("detail",
					string("What is wrong and what to do about it", "/lines/0/quantity: Must be greater than 0"))
			.addProperty("instance", string("Which call", "/api/v1/orders"))
			.addProperty("code", string("Stable and machine-readable", "invalid_request"))
			.addProperty("request_id",
					string("Names the call when you ask for help", "0198c7a2-5f6e-7abc-8def-0123456789ab"))
			.addProperty("errors",
					new ArraySchema().items(new Schema<>().$ref("#/components/schemas/" + FIELD))
						.description("Each field that is wrong"))
			.required(List.of("status", "code"));
	}

	private static Schema<?> field() {
		return new ObjectSchema().description("One thing that is wrong with a request")
			.addProperty("pointer", string("Where in the body, as a JSON pointer", "/lines/0/quantity"))
			.addProperty("parameter", string("Or which parameter of the address", "limit"))
			.addProperty("detail", string("What to write instead", "Must be greater than 0"))
			.required(List.of("detail"));
	}

	private static Schema<?> string(String description, String example) {
		return new StringSchema().description(description).example(example);
	}

}
