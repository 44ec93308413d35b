package se.stamkund.program;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How readable a button in a brand colour is. Follows the stylesheet, which keeps the hue
 * but moves the lightness until the text on it can be read.
 *
 * @param darkText whether the text on the colour is dark
 * @param ratio the contrast by WCAG, with one decimal, rounded down
 */
public record BrandContrast(boolean darkText, BigDecimal ratio) {

	private static final double BRIGHT = 0.64;

	/**
	 * Works it out.
	 * @param color {@code #rrggbb}
	 */
	public static BrandContrast of(String color) {
		int rgb = Integer.parseInt(color.substring(1), 16);
		var lab = toOklab(linear(rgb >> 16 & 0xff), linear(rgb >> 8 & 0xff), linear(rgb & 0xff));
		boolean bright = lab[0] > BRIGHT;
		double lightness = bright ? Math.max(lab[0], 0.77) : Math.min(lab[0], 0.5);
		double text = bright ? luminance(0.2, 0, 0) : 1;
		double ground = luminance(lightness, lab[1], lab[2]);
		double ratio = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
		return new BrandContrast(bright, BigDecimal.valueOf(ratio).setScale(1, RoundingMode.DOWN));
	}

	private static double linear(int channel) {
		double value = channel / 255.0;
		return (value <= 0.04045) ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

	private static double[] toOklab(double r, double g, double b) {
		double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
		double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
		double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
		return new double[] { 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
				1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
				0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
	}

	private static double luminance(double lightness, double a, double b) {
		double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
		double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
		double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
		return 0.2126 * shown(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
				+ 0.7152 * shown(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
				+ 0.0722 * shown(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
	}

	/** A screen shows no more than it can. */
	private static double shown(double channel) {
		return Math.clamp(channel, 0, 1);
	}

}
