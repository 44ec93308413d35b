package se.stamkund.shopper;

import com.google.zxing.oned.Code128Writer;

/**
 * A Code 128 barcode as one SVG path, for scanners that read no QR codes.
 *
 * @param width in modules, quiet zones not included
 * @param path the bars, one high
 */
public record Barcode(int width, String path) {

	/** The barcode of a short text of plain letters, digits and dashes. */
	public static Barcode of(String text) {
		boolean[] bars = new Code128Writer().encode(text);
		var path = new StringBuilder();
		for (int x = 0; x < bars.length; x++) {
			int from = x;
			while (x < bars.length && bars[x]) {
				x++;
			}
			if (x > from) {
				path.append('M')
					.append(from)
					.append(" 0h")
					.append(x - from)
					.append("v1h-")
					.append(x - from)
					.append('z');
			}
		}
		return new Barcode(bars.length, path.toString());
	}

}
