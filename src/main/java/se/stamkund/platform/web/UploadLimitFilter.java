package se.stamkund.platform.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets large files through where a page asks for them, and nowhere else. Looks at the
 * announced length, before any of it is read; a browser is listened to until it has said
 * all, or it would not look at the answer.
 */
class UploadLimitFilter extends OncePerRequestFilter {

	static final long SMALL = 2L * 1024 * 1024;

	/** Who sends still more is cut off. */
	private static final long PATIENCE = 1024L * 1024 * 1024;

	private final List<LargeUpload> uploads;

	UploadLimitFilter(List<LargeUpload> uploads) {
		this.uploads = List.copyOf(uploads);
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		var type = request.getContentType();
		return type == null || !type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var path = request.getRequestURI().substring(request.getContextPath().length());
		var upload = this.uploads.stream().filter((each) -> each.path().equals(path)).findFirst();
		long limit = upload.map(LargeUpload::bytes).orElse(SMALL);
		long length = request.getContentLengthLong();
		if (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
			response.sendError(HttpStatus.LENGTH_REQUIRED.value());
		}
		else if (length <= limit) {
			chain.doFilter(request, response);
		}
		else {
			drain(request);
			if (upload.isPresent()) {
				response.setStatus(HttpStatus.SEE_OTHER.value());
				response.setHeader("Location", request.getContextPath() + upload.get().tooLarge());
			}
			else {
				response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
			}
		}
	}

	private static void drain(HttpServletRequest request) throws IOException {
		var buffer = new byte[1 << 16];
		var body = request.getInputStream();
		long seen = 0;
		for (int read = body.read(buffer); read >= 0 && seen < PATIENCE; read = body.read(buffer)) {
			seen += read;
		}
	}

}
