package se.stamkund.program;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.stamkund.shared.BusinessRuleException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LogoImageTest {

	@Test
	void knowsAPngByItsContent() throws IOException {
		assertThat(LogoImage.read(picture("png")).contentType()).isEqualTo("image/png");
	}

	@Test
	void knowsAJpegByItsContent() throws IOException {
		assertThat(LogoImage.read(picture("jpg")).contentType()).isEqualTo("image/jpeg");
	}

	@Test
	void hashesByContent() throws IOException {
		assertThat(LogoImage.read(picture("png")).hash()).isEqualTo(LogoImage.read(picture("png")).hash())
			.isNotEqualTo(LogoImage.read(picture("jpg")).hash());
	}

	@ParameterizedTest
	@ValueSource(strings = { "<path d='M0 0h9v9z' fill='#1d5c4a'/>",
			"<defs><linearGradient id='a'><stop offset='0'/></linearGradient></defs><rect fill='url(#a)'/>",
			"<style>.a { fill: red }</style><g class='a'><use href='#b'/></g>",
			"<metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>" })
	void showsADrawing(String content) {
		assertThat(svg(content).contentType()).isEqualTo("image/svg+xml");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<path onload='alert(1)'/>",
			"<a href='https://example.com'><path/></a>", "<use href='https://example.com/x.svg#a'/>",
			"<use xlink:href='data:image/svg+xml,x' xmlns:xlink='http://www.w3.org/1999/xlink'/>",
			"<rect fill='url(https://example.com/a.svg#b)'/>", "<style>@import 'https://example.com/a.css'</style>",
			"<style>a { fill: URL( 'https://example.com' ) }</style>", "<style>a { fill: u\\72l(x) }</style>",
			"<style>a { fill: ur<!-- -->l(x) }</style>", "<foreignObject/>", "<image href='#a'/>",
			"<animate attributeName='href' to='javascript:alert(1)'/>",
			"<metadata><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script></metadata>" })
	void refusesADrawingThatRunsOrFetches(String content) {
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> svg(content))
			.extracting(BusinessRuleException::code)
			.isEqualTo("logo_unsafe");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "hello", "<html xmlns='http://www.w3.org/1999/xhtml'/>", "<svg/>",
			"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
			"<svg xmlns='http://www.w3.org/2000/svg'>" })
	void refusesWhatIsNoPicture(String content) {
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> LogoImage.read(content.getBytes(StandardCharsets.UTF_8)))
			.extracting(BusinessRuleException::code)
			.isEqualTo("logo_unreadable");
	}

	@Test
	void refusesAPngCutShort() throws IOException {
		var whole = picture("png");

		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> LogoImage.read(Arrays.copyOf(whole, 20)))
			.extracting(BusinessRuleException::code)
			.isEqualTo("logo_unreadable");
	}

	@Test
	void refusesMoreThan200Kilobytes() {
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> LogoImage.read(new byte[LogoImage.MAX_BYTES + 1]))
			.extracting(BusinessRuleException::code)
			.isEqualTo("logo_too_large");
	}

	private static LogoImage svg(String content) {
		return LogoImage.read(("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'>" + content + "</svg>")
			.getBytes(StandardCharsets.UTF_8));
	}

	private static byte[] picture(String format) throws IOException {
		var out = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, out);
		return out.toByteArray();
	}

}
