package se.stamkund.voucher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import se.stamkund.shared.BusinessRuleException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CodesReaderTest {

	@Test
	void readsTheFirstCellOfEachLineWhateverEndsIt() {
		assertThat(read("\ufeffKod;Namn\r\nEGEN-1;Anna\r\n\r\n\"EGEN-2\"\r EGEN 3 ,x\nÅÄÖ\tx"))
			.containsExactly("2 EGEN-1", "4 EGEN-2", "5 EGEN 3", "6 ÅÄÖ");
		assertThat(read("")).isEmpty();
		assertThat(read("kod\n")).isEmpty();
	}

	@Test
	void keepsACodeThatIsCalledCodeUnlessItIsTheHeading() {
		assertThat(read("A\ncode")).containsExactly("1 A", "2 code");
	}

	@Test
	void namesTheRowThatIsNoText() {
		assertRefused("codes_file_encoding", 2, "EN\nHÖST".getBytes(StandardCharsets.ISO_8859_1));
		assertRefused("codes_file_encoding", 1, "EN".getBytes(StandardCharsets.UTF_16));
		assertRefused("codes_file_binary", 1, new byte[] { 'P', 'K', 3, 4 });
		assertRefused("codes_file_binary", 3, "A\nB\nC\0".getBytes(StandardCharsets.UTF_8));
		assertRefused("codes_file_line", 2, ("A\n" + "B".repeat(10_001)).getBytes(StandardCharsets.UTF_8));
	}

	private static void assertRefused(String code, int row, byte[] file) {
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> read(file)).satisfies((ex) -> {
			assertThat(ex.code()).isEqualTo(code);
			assertThat(ex.arguments()).containsExactly(row);
		});
	}

	private static List<String> read(String text) {
		try {
			return read(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> read(byte[] file) throws IOException {
		var reader = new CodesReader(new ByteArrayInputStream(file));
		var codes = new ArrayList<String>();
		for (var line = reader.next(); line != null; line = reader.next()) {
			codes.add(line.row() + " " + line.code());
		}
		return codes;
	}

}
