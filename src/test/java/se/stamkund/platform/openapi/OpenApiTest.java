package se.stamkund.platform.openapi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.testing.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class OpenApiTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JsonMapper json;

	@Test
	void describesTheApiInOpenApi31() throws Exception {
		var document = document();
		Files.writeString(Path.of("target/openapi.json"), document.toPrettyString());

		assertThat(document.path("openapi").asString()).startsWith("3.1");
		assertThat(document.path("components").path("securitySchemes").propertyNames()).contains("secret_key",
				"publishable_key");
		assertThat(document.path("paths").propertyNames()).isNotEmpty()
			.allSatisfy((path) -> assertThat(path).startsWith("/api/v1/"));
	}

	@Test
	void namesEachOperationOnceAndSaysWhatItDoes() throws Exception {
		var ids = new ArrayList<String>();
		for (var operation : operations(document())) {
			ids.add(operation.path("operationId").asString());
			assertThat(operation.path("summary").asString("")).as(ids.getLast()).isNotBlank();
			assertThat(operation.path("tags").size()).as(ids.getLast()).isPositive();
			assertThat(operation.path("responses").propertyNames()).as(ids.getLast()).contains("400", "401", "403");
		}
		assertThat(ids).doesNotHaveDuplicates().allMatch((id) -> id.matches("[a-z][a-zA-Z]+"));
	}

	@Test
	void namesPropertiesInSnakeCase() throws Exception {
		document().path("components").path("schemas").propertyStream().forEach((schema) -> {
			for (var property : schema.getValue().path("properties").propertyNames()) {
				assertThat(property).as(schema.getKey()).matches("[a-z][a-z0-9_]*");
			}
		});
	}

	@Test
	void writesWordsInSmallLetters() throws Exception {
		var words = document().findValues("enum").stream().flatMap(JsonNode::valueStream).filter(JsonNode::isString);

		assertThat(words.map(JsonNode::asString)).contains("half_up", "publishable", "sandbox", "gift_card")
			.allMatch((word) -> word.matches("[a-z][a-z0-9_]*"));
	}

	@Test
	void saysWhatIsAlwaysThereAndWhatMayBeNull() throws Exception {
		var schemas = document().path("components").path("schemas");
		var balance = schemas.path("Balance");

		assertThat(balance.path("required").valueStream().map(JsonNode::asString)).contains("active", "worth")
			.doesNotContain("next_expiry");
		assertThat(balance.at("/properties/next_expiry/anyOf/1/type").asString()).isEqualTo("null");
		assertThat(schemas.at("/Order/properties/member/type").valueStream().map(JsonNode::asString))
			.containsExactly("string", "null");
		assertThat(schemas.at("/BulkOrderResult/properties/problem/$ref").asString()).endsWith("/Problem");
	}

	private JsonNode document() throws Exception {
		return this.json.readTree(this.mvc.get().uri("/v3/api-docs").exchange().getResponse().getContentAsString());
	}

	private static List<JsonNode> operations(JsonNode document) {
		return document.path("paths").valueStream().flatMap(JsonNode::valueStream).toList();
	}

}
