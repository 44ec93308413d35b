package se.stamkund.shopper;

import java.util.Map;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

/**
 * A QR code as one SVG path, drawn in the page so that no third party sees what is in it.
 *
 * @param size the side, in modules
 * @param path the dark modules, as the {@code d} of a path
 */
public record QrCode(int size, String path) {

	/** The code for a short text, readable with an eighth of it covered. */
	public static QrCode of(String text) {
		try {
			var matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0,
					Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
			return new QrCode(matrix.getWidth(), path(matrix));
		}
		catch (WriterException ex) {
			throw new IllegalArgumentException("Too long for a QR code", ex);
		}
	}

	/** Each run of dark modules on a row is a rectangle one high. */
	private static String path(BitMatrix matrix) {
		var path = new StringBuilder();
		for (int y = 0; y < matrix.getHeight(); y++) {
			for (int x = 0; x < matrix.getWidth(); x++) {
				int from = x;
				while (x < matrix.getWidth() && matrix.get(x, y)) {
					x++;
				}
				if (x > from) {
					path.append('M').append(from).append(' ').append(y).append('h').append(x - from).append("v1h-");
					path.append(x - from).append('z');
				}
			}
		}
		return path.toString();
	}

}
