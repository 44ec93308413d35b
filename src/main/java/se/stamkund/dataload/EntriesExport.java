package se.stamkund.dataload;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import se.stamkund.shared.ProgramId;

/** The ledger as it is written; a record, which is not read back. */
@Component
class EntriesExport implements Export {

	/** Headings that it is known by. */
	static final List<String> SIGNATURE = List.of("entry_id", "from_account", "to_account");

	private final ExportRows rows;

	EntriesExport(ExportRows rows) {
		this.rows = rows;
	}

	@Override
	public String kind() {
		return "entries";
	}

	@Override
	public void write(ProgramId program, Consumer<@Nullable String[]> line) {
		line.accept(new String[] { "member_number", "number", "occurred_at", "kind", "from_account", "to_account",
				"points", "balance", "lot_id", "reference_type", "reference_id", "reverses_id", "entry_id", "actor" });
		this.rows.each(
				"""
						select (select i.value from member_identity i where i.program_id = e.program_id and i.member_id = e.member_id
							and i.type = 'NUMBER' and i.main) as member_number, e.*
						from ledger_entry e where e.program_id = :program order by e.member_id, e.number
						""",
				program,
				(row) -> line.accept(new String[] { row.getString("member_number"), row.getString("number"),
						ExportRows.time(row, "occurred_at"), row.getString("kind"), row.getString("from_account"),
						row.getString("to_account"), row.getString("points"), row.getString("balance"),
						row.getString("lot_id"), row.getString("reference_type"), row.getString("reference_id"),
						row.getString("reverses_id"), row.getString("id"), row.getString("actor") }));
	}

}
