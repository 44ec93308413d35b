package se.stamkund.platform.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A file that a client sends as the body of a call, on disk until it is closed: a slow
 * sender must not hold a transaction.
 */
public final class ReceivedFile implements AutoCloseable {

	private final Path path;

	private ReceivedFile(Path path) {
		this.path = path;
	}

	/** Receives all of it, or throws if it is larger than it may be. */
	public static ReceivedFile of(HttpServletRequest request, long most, Supplier<? extends RuntimeException> tooLarge)
			throws IOException {
		if (request.getContentLengthLong() > most) {
			throw tooLarge.get();
		}
		var file = new ReceivedFile(Files.createTempFile("received", ".csv"));
		try {
			file.receive(request, most, tooLarge);
			return file;
		}
		catch (IOException | RuntimeException ex) {
			file.close();
			throw ex;
		}
	}

	private void receive(HttpServletRequest request, long most, Supplier<? extends RuntimeException> tooLarge)
			throws IOException {
		try (InputStream in = request.getInputStream(); var out = Files.newOutputStream(this.path)) {
			var buffer = new byte[1 << 16];
			long seen = 0;
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				seen += read;
				if (seen > most) {
					throw tooLarge.get();
				}
				out.write(buffer, 0, read);
			}
		}
	}

	public InputStream open() throws IOException {
		return Files.newInputStream(this.path);
	}

	@Override
	public void close() throws IOException {
		Files.deleteIfExists(this.path);
	}

}
