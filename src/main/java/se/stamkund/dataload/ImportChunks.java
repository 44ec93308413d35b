package se.stamkund.dataload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** Files as they were sent, where every instance finds them. */
@Repository
class ImportChunks {

	static final int SIZE = 1 << 20;

	private final JdbcClient database;

	ImportChunks(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Takes in a file, a piece at a time.
	 * @throws BusinessRuleException if it is larger than it may be, or no text
	 */
	FileProbe store(ProgramId program, UUID id, InputStream in, long most) throws IOException {
		var probe = new FileProbe();
		int number = 0;
		for (var chunk = in.readNBytes(SIZE); chunk.length > 0; chunk = in.readNBytes(SIZE)) {
			probe.see(chunk, chunk.length);
			if (probe.bytes() > most) {
				throw ImportFiles.tooLarge();
			}
			this.database.sql("insert into import_chunk (import_id, program_id, number, bytes) values (?, ?, ?, ?)")
				.params(id, program.value(), number++, chunk)
				.update();
		}
		return probe;
	}

	/** The whole file; a piece of it is in memory at a time. */
	InputStream open(ProgramId program, UUID id) {
		return new SequenceInputStream(new Enumeration<>() {

			private int number;

			private byte @Nullable [] next = chunk(program, id, 0);

			@Override
			public boolean hasMoreElements() {
				return this.next != null;
			}

			@Override
			public InputStream nextElement() {
				if (this.next == null) {
					throw new NoSuchElementException();
				}
				var current = new ByteArrayInputStream(this.next);
				this.next = chunk(program, id, ++this.number);
				return current;
			}
		});
	}

	/** How the file begins; empty once it is forgotten. */
	byte[] beginning(ProgramId program, UUID id) {
		var first = chunk(program, id, 0);
		return (first != null) ? first : new byte[0];
	}

	private byte @Nullable [] chunk(ProgramId program, UUID id, int number) {
		return this.database.sql("select bytes from import_chunk where import_id = ? and program_id = ? and number = ?")
			.params(id, program.value(), number)
			.query((row, index) -> row.getBytes("bytes"))
			.optional()
			.orElse(null);
	}

}
