package se.stamkund.dataload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The cells that tell who a line is about.
 *
 * @param number our own, which a new programme gives anew
 */
record KnownAs(@Nullable String number, @Nullable String store, @Nullable String externalId, @Nullable String email,
		@Nullable String phone) {

	static final List<String> HEADINGS = List.of("member_number", "store", "external_id", "email", "phone");

	/** The main identities of {@code %1$s}, as {@code i}. */
	static final String IDENTITIES = """
			left join lateral (
				select max(i.value) filter (where i.type = 'NUMBER') as number,
					max(i.value) filter (where i.type = 'EMAIL') as email,
					max(i.value) filter (where i.type = 'PHONE') as phone,
					array_agg(s.code || ':' || i.value order by i.created_at, s.code)
						filter (where i.type = 'EXTERNAL') as externals
				from member_identity i left join store s on s.id = i.store_id and s.program_id = i.program_id
				where i.program_id = %1$s.program_id and i.member_id = %1$s.member_id and i.main) i on true
			""";

	/** By the first store that knows her. */
	static KnownAs first(ResultSet row) throws SQLException {
		var externals = externals(row);
		return of(row, externals.isEmpty() ? null : externals.getFirst());
	}

	/** By each further store. */
	static List<KnownAs> others(ResultSet row) throws SQLException {
		var all = new ArrayList<KnownAs>();
		for (var external : externals(row).stream().skip(1).toList()) {
			all.add(of(row, external));
		}
		return all;
	}

	private static List<String> externals(ResultSet row) throws SQLException {
		var externals = row.getArray("externals");
		return (externals != null) ? List.of((String[]) externals.getArray()) : List.of();
	}

	private static KnownAs of(ResultSet row, @Nullable String external) throws SQLException {
		int colon = (external != null) ? external.indexOf(':') : -1;
		return new KnownAs(row.getString("number"), (external != null) ? external.substring(0, colon) : null,
				(external != null) ? external.substring(colon + 1) : null, row.getString("email"),
				row.getString("phone"));
	}

	/** A line that begins with these. */
	@Nullable String[] followedBy(@Nullable String... cells) {
		var line = new @Nullable String[HEADINGS.size() + cells.length];
		line[0] = this.number;
		line[1] = this.store;
		line[2] = this.externalId;
		line[3] = this.email;
		line[4] = this.phone;
		System.arraycopy(cells, 0, line, HEADINGS.size(), cells.length);
		return line;
	}

	static String[] headings(List<String> more) {
		return Stream.concat(HEADINGS.stream(), more.stream()).toArray(String[]::new);
	}

}
