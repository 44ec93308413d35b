package se.stamkund.platform.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.AbstractJacksonHttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses JSON with text that PostgreSQL can't store (NUL, half a surrogate pair), in
 * names and values, typed or not.
 */
@RestControllerAdvice
class WellFormedText extends RequestBodyAdviceAdapter {

	private static final int UTF8_SURROGATE_LEAD = 0xED;

	private final JsonMapper json;

	WellFormedText(JsonMapper json) {
		this.json = json;
	}

	@Override
	public boolean supports(MethodParameter parameter, Type target,
			Class<? extends HttpMessageConverter<?>> converter) {
		return AbstractJacksonHttpMessageConverter.class.isAssignableFrom(converter);
	}

	@Override
	public HttpInputMessage beforeBodyRead(HttpInputMessage input, MethodParameter parameter, Type target,
			Class<? extends HttpMessageConverter<?>> converter) throws IOException {
		var body = input.getBody().readAllBytes();
		ApiTrace.keepBody(body);
		if (mayHoldBadText(body)) {
			check(body, input);
		}
		return new Buffered(input.getHeaders(), body);
	}

	/** Whether there is an escape or a byte that bad text can't do without. */
	private static boolean mayHoldBadText(byte[] body) {
		for (int i = 0; i < body.length - 1; i++) {
			int next = body[i + 1] & 0xFF;
			if (body[i] == 0 || body[i] == '\\' && next == 'u'
					|| (body[i] & 0xFF) == UTF8_SURROGATE_LEAD && next >= 0xA0) {
				return true;
			}
		}
		return false;
	}

	private void check(byte[] body, HttpInputMessage input) {
		try (var parser = this.json.createParser(body)) {
			for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
				if ((token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME)
						&& !isWellFormed(parser.getString())) {
					var pointer = parser.streamReadContext().pathAsPointer().toString();
					throw new HttpMessageNotReadableException("Malformed text", new InvalidFieldException(pointer,
							"Has a NUL character or half a surrogate pair, which can't be stored"), input);
				}
			}
		}
		catch (JacksonException ex) {
			// broken JSON: told when it is read for good
		}
	}

	private static boolean isWellFormed(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\0' || Character.isLowSurrogate(c)) {
				return false;
			}
			if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
				return false;
			}
		}
		return true;
	}

	private record Buffered(HttpHeaders headers, byte[] body) implements HttpInputMessage {

		@Override
		public InputStream getBody() {
			return new ByteArrayInputStream(this.body);
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

	}

}
