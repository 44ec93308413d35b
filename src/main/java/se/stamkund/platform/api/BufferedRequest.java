package se.stamkund.platform.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request whose body has been read, so that it can be compared before it is obeyed. */
class BufferedRequest extends HttpServletRequestWrapper {

	private final byte[] body;

	BufferedRequest(HttpServletRequest request) throws IOException {
		super(request);
		this.body = request.getInputStream().readAllBytes();
	}

	/** The same for the same method, address and body. */
	byte[] fingerprint() {
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			var target = getMethod() + ' ' + getRequestURI() + '?' + getQueryString() + '\n';
			digest.update(target.getBytes(StandardCharsets.UTF_8));
			return digest.digest(this.body);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public ServletInputStream getInputStream() {
		return new BufferedStream(new ByteArrayInputStream(this.body));
	}

	private static final class BufferedStream extends ServletInputStream {

		private final ByteArrayInputStream body;

		private BufferedStream(ByteArrayInputStream body) {
			this.body = body;
		}

		@Override
		public int read() {
			return this.body.read();
		}

		@Override
		public int read(byte[] buffer, int offset, int length) {
			return this.body.read(buffer, offset, length);
		}

		@Override
		public boolean isFinished() {
			return this.body.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException();
		}

	}

}
