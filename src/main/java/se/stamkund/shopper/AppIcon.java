package se.stamkund.shopper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/**
 * A programme's icon on a phone: its initial on its colour. The letter is drawn with
 * strokes of our own, since a server may have no fonts.
 */
public final class AppIcon {

	/** Of the side; launchers may cut away all but the middle 80 %. */
	private static final double LETTER = 0.44;

	private AppIcon() {
	}

	/**
	 * The icon as a PNG.
	 * @param initial what stands on it; a ring when we can't draw that
	 * @param color {@code #rrggbb}
	 */
	public static byte[] png(String initial, String color, int side) {
		var ground = Color.decode(color);
		var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
		var graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		graphics.setColor(ground);
		graphics.fillRect(0, 0, side, side);
		graphics.setColor(bright(ground) ? new Color(0x25221d) : Color.WHITE);
		graphics.setStroke(new BasicStroke((float) (side * 0.075), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		graphics.draw(centred(Letters.of(initial), side));
		graphics.dispose();
		return encode(image);
	}

	private static Shape centred(Path2D letter, int side) {
		var bounds = letter.getBounds2D();
		double scale = LETTER * side / Letters.HEIGHT;
		var transform = AffineTransform.getTranslateInstance(side / 2.0, side / 2.0);
		transform.scale(scale, scale);
		transform.translate(-bounds.getCenterX(), -bounds.getCenterY());
		return letter.createTransformedShape(transform);
	}

	/** Whether dark text reads better on it than white. */
	private static boolean bright(Color color) {
		double luminance = 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen())
				+ 0.0722 * linear(color.getBlue());
		return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) * 1.2;
	}

	private static double linear(int channel) {
		double share = channel / 255.0;
		return (share <= 0.04045) ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}

	private static byte[] encode(BufferedImage image) {
		var bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

}
