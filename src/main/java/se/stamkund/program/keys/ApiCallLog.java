package se.stamkund.program.keys;

import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** The last calls made with each key, for who builds against the API. */
@Service
public class ApiCallLog {

	/** How many calls of a key are kept. */
	public static final int KEPT = 100;

	private final JdbcClient database;

	private final ApiKeys keys;

	ApiCallLog(JdbcClient database, ApiKeys keys) {
		this.database = database;
		this.keys = keys;
	}

	/**
	 * The calls of a key, the latest first.
	 * @param onlyFailed leaves out what went well
	 * @throws NotFoundException if the programme has no such key
	 */
	@Transactional(readOnly = true)
	public List<ApiCall> of(ProgramId program, UUID key, boolean onlyFailed) {
		this.keys.get(program, key);
		return this.database.sql("""
				select id, key_id as key, at, method, path, status, duration_ms, request_id, code, detail, body
				from api_call
				where program_id = :program and key_id = :key and status >= :least
				order by id desc limit :limit
				""")
			.param("program", program.value())
			.param("key", key)
			.param("least", onlyFailed ? 400 : 0)
			.param("limit", KEPT)
			.query(new DataClassRowMapper<>(ApiCall.class))
			.list();
	}

}
