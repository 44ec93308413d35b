package se.stamkund.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One connection that is kept alive: as little HTTP as will do, to leave the cores to those who are measured. */
final class Rest implements AutoCloseable {

	private final int port;

	private Socket socket;

	private InputStream in;

	private int status;

	private byte[] body = new byte[0];

	Rest(int port) throws IOException {
		this.port = port;
		open();
	}

	private void open() throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(60_000);
		this.in = new BufferedInputStream(this.socket.getInputStream(), 16 * 1024);
	}

	static byte[] get(String path, String key) {
		return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + authorization(key) + "\r\n")
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	static byte[] post(String path, String key, String idempotencyKey, String json) {
		return send("POST", path, key, idempotencyKey, json);
	}

	static byte[] put(String path, String key, String json) {
		return send("PUT", path, key, null, json);
	}

	private static byte[] send(String method, String path, String key, String idempotencyKey, String json) {
		var content = json.getBytes(StandardCharsets.UTF_8);
		var head = (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + authorization(key)
				+ ((idempotencyKey != null) ? "Idempotency-Key: " + idempotencyKey + "\r\n" : "")
				+ "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n\r\n")
			.getBytes(StandardCharsets.ISO_8859_1);
		var request = Arrays.copyOf(head, head.length + content.length);
		System.arraycopy(content, 0, request, head.length, content.length);
		return request;
	}

	private static String authorization(String key) {
		return (key != null) ? "Authorization: Bearer " + key + "\r\n" : "";
	}

	/** Sends a request and reads the answer to its end; answers the status. */
	int send(byte[] request) throws IOException {
		this.socket.getOutputStream().write(request);
		this.status = Integer.parseInt(line().substring(9, 12));
		int length = -1;
		boolean chunked = false;
		boolean last = false;
		for (var header = line(); !header.isEmpty(); header = line()) {
			if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
				length = Integer.parseInt(header.substring(15).strip());
			}
			else if (header.regionMatches(true, 0, "Transfer-Encoding:", 0, 18)) {
				chunked = true;
			}
			last |= header.equalsIgnoreCase("Connection: close");
		}
		this.body = chunked ? chunks() : read(Math.max(length, 0));
		if (last) {
			this.socket.close();
			open();
		}
		return this.status;
	}

	int status() {
		return this.status;
	}

	String body() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	private byte[] chunks() throws IOException {
		var all = new byte[0];
		for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
			var chunk = read(size);
			line();
			int before = all.length;
			all = Arrays.copyOf(all, before + size);
			System.arraycopy(chunk, 0, all, before, size);
		}
		line();
		return all;
	}

	private byte[] read(int length) throws IOException {
		var bytes = this.in.readNBytes(length);
		if (bytes.length < length) {
			throw new EOFException();
		}
		return bytes;
	}

	private String line() throws IOException {
		var line = new StringBuilder(64);
		for (int next = this.in.read(); next != '\n'; next = this.in.read()) {
			if (next < 0) {
				throw new EOFException();
			}
			if (next != '\r') {
				line.append((char) next);
			}
		}
		return line.toString();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
