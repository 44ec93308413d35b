package se.stamkund.platform.openapi;

import java.util.List;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;

import se.stamkund.platform.PublicUrl;
import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.IfMatch;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.api.Patch;
import se.stamkund.platform.security.ApiCaller;
import se.stamkund.platform.security.Caller;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Sets up {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	static final String SECRET_KEY = "secret_key";

	static final String PUBLISHABLE_KEY = "publishable_key";

	private static final List<Tag> TAGS = List.of(
			tag("Members", "Who belongs to the programme; `{member}` is our id or `ext:{store}:{id}`"),
			tag("Orders", "What was bought, paid, delivered and brought back"),
			tag("Checkout", "What a cart would cost and give, before it is an order"),
			tag("Points", "How members earn, what they have, and why"),
			tag("Books", "What an accountant asks: liability, journal, statements and audits"),
			tag("Tiers", "The ladder, where members stand on it, and what it takes to rise"),
			tag("Rewards", "What members can have for their points, and what they have taken"),
			tag("Vouchers", "Codes: made by the batch or one by one, validated, redeemed, withdrawn"),
			tag("Gift cards", "Money under a code: issued, paid with in parts, corrected"),
			tag("Products", "What the stores sell"),
			tag("Imports", "Move in from another platform, and take a copy out"),
			tag("Events", "What happened, in a storefront's own words"), tag("Programme", "What the programme is"),
			tag("Stores", "Where members shop"), tag("Sandbox", "Test keys only: start over, and let time pass"),
			tag("API keys", "Make and revoke the keys of the programme, with a live key"));

	static {
		SpringDocUtils.getConfig()
			.addRequestWrapperToIgnore(ProgramId.class, Actor.class, Caller.class, ApiCaller.class, PageQuery.class,
					IfMatch.class)
			.addResponseWrapperToIgnore(Patch.class)
			.replaceWithSchema(MemberId.class, new StringSchema().format("uuid"))
			.replaceWithSchema(Amount.class, amount())
			.replaceWithSchema(ProblemDetail.class, ProblemSchema.reference());
	}

	/**
	 * The schemas are read by Jackson 2, which has to be told how Jackson 3 names things.
	 */
	@Bean
	ModelResolver modelResolver(ObjectMapperProvider mappers) {
		var mapper = mappers.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
		return new RecordResolver(mapper);
	}

	@Bean
	OpenAPI openApi(PublicUrl url) {
		return new OpenAPI()
			.info(new Info().title("Stamkund")
				.version("1")
				.description(
						"""
								Members, orders and points of a loyalty programme, for storefronts.

								JSON in snake_case. Amounts are decimal strings in the programme's currency, timestamps carry an \
								offset. Errors are problem documents (RFC 9457) whose `code` is stable. A POST may be repeated \
								with the same `Idempotency-Key`; lists are read on with `cursor`. A test key (`sk_test_…`) \
								reaches a sandbox, a live key (`sk_live_…`) the programme itself.""")
				.contact(new Contact().name("Your Stamkund").url(url.of("/api")))
				.license(new License().name("Proprietary").url(url.of("/api"))))
			.tags(TAGS)
			.servers(List.of(new Server().url(url.of("")).description("This installation")))
			.components(new Components()
				.addSecuritySchemes(SECRET_KEY,
						new SecurityScheme().type(SecurityScheme.Type.HTTP)
							.scheme("bearer")
							.description("A secret key, `sk_live_…` or `sk_test_…`: from your server only."))
				.addSecuritySchemes(PUBLISHABLE_KEY,
						new SecurityScheme().type(SecurityScheme.Type.HTTP)
							.scheme("bearer")
							.description("A publishable key, `pk_live_…` or `pk_test_…`: also from a browser.")));
	}

	private static Tag tag(String name, String description) {
		return new Tag().name(name).description(description);
	}

	private static Schema<?> amount() {
		return new StringSchema().pattern("^-?(0|[1-9][0-9]{0,12})(\\.[0-9]{1,4})?$")
			.description("An amount in the programme's currency")
			.example("199.00");
	}

}
