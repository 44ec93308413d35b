package se.stamkund.voucher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import se.stamkund.pricing.OfferTerms;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** Keeps what codes give, each thing once. */
@Component
class OfferStore {

	private final JdbcClient database;

	private final JsonMapper json;

	OfferStore(JdbcClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/** The ids of offers, which are kept if they are new. */
	Map<LabelledTerms, UUID> keep(ProgramId program, Collection<LabelledTerms> offers) {
		var byHash = new LinkedHashMap<String, LabelledTerms>();
		var rows = this.json.createArrayNode();
		for (LabelledTerms offer : new LinkedHashSet<>(offers)) {
			var terms = this.json.writeValueAsString(sorted(this.json.valueToTree(offer.terms())));
			var hash = hash(offer.label().sv(), String.valueOf(offer.label().en()), terms);
			byHash.put(hash, offer);
			rows.addObject()
				.put("id", Ids.next().toString())
				.put("hash", hash)
				.put("label_sv", offer.label().sv())
				.put("label_en", offer.label().en())
				.put("terms", terms);
		}
		this.database.sql("""
				insert into voucher_offer (id, program_id, hash, label_sv, label_en, terms)
				select n.id, :program, n.hash, n.label_sv, n.label_en, cast(n.terms as jsonb)
				from jsonb_to_recordset(cast(:rows as jsonb))
					n (id uuid, hash text, label_sv text, label_en text, terms text)
				where not exists (select from voucher_offer o where o.program_id = :program and o.hash = n.hash)
				order by n.hash
				on conflict do nothing
				""").param("program", program.value()).param("rows", rows.toString()).update();
		var ids = new HashMap<LabelledTerms, UUID>();
		this.database.sql("select id, hash from voucher_offer where program_id = :program and hash = any(:hashes)")
			.param("program", program.value())
			.param("hashes", byHash.keySet().toArray(String[]::new))
			.query((row) -> {
				var offer = byHash.get(row.getString("hash"));
				if (offer != null) {
					ids.put(offer, row.getObject("id", UUID.class));
				}
			});
		return ids;
	}

	UUID keep(ProgramId program, VoucherLabel label, OfferTerms terms) {
		return keep(program, List.of(new LabelledTerms(label, terms))).values().iterator().next();
	}

	OfferTerms terms(String json) {
		return this.json.readValue(json, OfferTerms.class);
	}

	/** Sets come in any order; the same ones are to be the same text. */
	private JsonNode sorted(JsonNode node) {
		if (node instanceof ArrayNode array) {
			var sorted = this.json.createArrayNode();
			array.valueStream().map(JsonNode::asString).sorted().forEach(sorted::add);
			return sorted;
		}
		if (node instanceof ObjectNode object) {
			List.copyOf(object.propertyNames()).forEach((name) -> object.set(name, sorted(object.path(name))));
		}
		return node;
	}

	private static String hash(String... parts) {
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			for (String part : parts) {
				digest.update(part.getBytes(StandardCharsets.UTF_8));
				digest.update((byte) 0);
			}
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What a code gives and is called. */
	record LabelledTerms(VoucherLabel label, OfferTerms terms) {

		static LabelledTerms of(IssueVoucher voucher) {
			return new LabelledTerms(voucher.label(), voucher.terms());
		}

	}

}
