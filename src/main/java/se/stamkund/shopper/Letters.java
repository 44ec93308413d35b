package se.stamkund.shopper;

import java.awt.geom.Path2D;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;

/** Capitals and digits as single strokes, on a grid four wide and six high. */
final class Letters {

	static final int HEIGHT = 6;

	private static final String RING = "M2 0 C3.3 0 4 1.3 4 3 C4 4.7 3.3 6 2 6 C.7 6 0 4.7 0 3 C0 1.3 .7 0 2 0";

	private static final Map<String, String> STROKES = Map.ofEntries(Map.entry("A", "M0 6 L2 0 L4 6 M.7 4 L3.3 4"),
			Map.entry("B", "M0 0 L0 6 L2.2 6 C4.5 6 4.5 2.9 2.2 2.9 L0 2.9 M2.2 2.9 C4 2.9 4 0 2 0 L0 0"),
			Map.entry("C", "M4 1.2 C3.5 .4 2.9 0 2.2 0 C.7 0 0 1.3 0 3 C0 4.7 .7 6 2.2 6 C2.9 6 3.5 5.6 4 4.8"),
			Map.entry("D", "M0 0 L0 6 L1.6 6 C4.8 6 4.8 0 1.6 0 L0 0"),
			Map.entry("E", "M3.6 0 L0 0 L0 6 L3.6 6 M0 2.9 L3 2.9"), Map.entry("F", "M3.6 0 L0 0 L0 6 M0 2.9 L3 2.9"),
			Map.entry("G", "M4 1.2 C3.5 .4 2.9 0 2.2 0 C.7 0 0 1.3 0 3 C0 4.7 .7 6 2.2 6 C3.5 6 4 5.2 4 3.2 L2.5 3.2"),
			Map.entry("H", "M0 0 L0 6 M4 0 L4 6 M0 2.9 L4 2.9"), Map.entry("I", "M2 0 L2 6"),
			Map.entry("J", "M3 0 L3 4.2 C3 6.6 0 6.6 0 4.6"), Map.entry("K", "M0 0 L0 6 M3.7 0 L0 3.6 M1.5 2.3 L4 6"),
			Map.entry("L", "M0 0 L0 6 L3.5 6"), Map.entry("M", "M0 6 L0 0 L2.3 3.6 L4.6 0 L4.6 6"),
			Map.entry("N", "M0 6 L0 0 L4 6 L4 0"), Map.entry("O", RING),
			Map.entry("P", "M0 6 L0 0 L2.1 0 C4.7 0 4.7 3.4 2.1 3.4 L0 3.4"),
			Map.entry("Q", RING + " M2.5 4.3 L4.2 6.2"),
			Map.entry("R", "M0 6 L0 0 L2.1 0 C4.6 0 4.6 3.2 2.1 3.2 L0 3.2 M2.1 3.2 L4 6"),
			Map.entry("S", "M3.7 1 C3.3 .3 2.7 0 2 0 C-.3 0 -.3 2.5 2 2.9 C4.5 3.3 4.5 6 2 6 C1.1 6 .4 5.6 0 4.9"),
			Map.entry("T", "M0 0 L4 0 M2 0 L2 6"), Map.entry("U", "M0 0 L0 3.8 C0 6.7 4 6.7 4 3.8 L4 0"),
			Map.entry("V", "M0 0 L2 6 L4 0"), Map.entry("W", "M0 0 L1.4 6 L2.8 1.2 L4.2 6 L5.6 0"),
			Map.entry("X", "M0 0 L4 6 M4 0 L0 6"), Map.entry("Y", "M0 0 L2 3.2 L4 0 M2 3.2 L2 6"),
			Map.entry("Z", "M0 0 L4 0 L0 6 L4 6"),
			Map.entry("Å",
					"M0 6 L2 0 L4 6 M.7 4 L3.3 4 M1.6 -1.9 C1.6 -2.5 2.4 -2.5 2.4 -1.9 C2.4 -1.3 1.6 -1.3 1.6 -1.9"),
			Map.entry("Ä", "M0 6 L2 0 L4 6 M.7 4 L3.3 4 M.7 -1.5 L.7 -1.5 M3.3 -1.5 L3.3 -1.5"),
			Map.entry("Ö", RING + " M.7 -1.7 L.7 -1.7 M3.3 -1.7 L3.3 -1.7"), Map.entry("1", "M.8 1.2 L2.4 0 L2.4 6"),
			Map.entry("2", "M.2 1.5 C.2 -.5 3.8 -.5 3.8 1.6 C3.8 3 1.8 4 0 6 L4 6"),
			Map.entry("3",
					"M.2 .8 C1.5 -.7 3.8 0 3.6 1.5 C3.5 2.5 2.7 2.9 1.6 2.9 C4.7 2.9 4.6 6 2 6 C1.1 6 .4 5.6 0 5"),
			Map.entry("4", "M3 6 L3 0 L0 4.2 L4 4.2"),
			Map.entry("5", "M3.6 0 L.7 0 L.4 2.8 C2 2 4 2.5 4 4.2 C4 6 1.4 6.7 0 5.2"),
			Map.entry("6", "M3.4 .4 C1 -.6 0 2 0 3.8 C0 6.7 4 6.7 4 4.2 C4 1.8 .5 1.8 0 4.1"),
			Map.entry("7", "M0 0 L4 0 L1.5 6"),
			Map.entry("8", "M2 2.8 C-.5 2.6 0 0 2 0 C4 0 4.5 2.6 2 2.8 C-1 3 -.6 6 2 6 C4.6 6 5 3 2 2.8"),
			Map.entry("9", "M.6 5.6 C3 6.6 4 4 4 2.2 C4 -.7 0 -.7 0 1.8 C0 4.2 3.5 4.2 4 1.9"), Map.entry("0", RING));

	private Letters() {
	}

	/** The strokes of a letter; a ring for what we have none for. */
	static Path2D of(String letter) {
		var path = new Path2D.Double();
		var words = new Scanner(STROKES.getOrDefault(letter, RING).replaceAll("([MLC])", "$1 ")).useLocale(Locale.ROOT);
		while (words.hasNext()) {
			switch (words.next()) {
				case "M" -> path.moveTo(next(words), next(words));
				case "L" -> path.lineTo(next(words), next(words));
				default -> path.curveTo(next(words), next(words), next(words), next(words), next(words), next(words));
			}
		}
		return path;
	}

	private static double next(Scanner words) {
		return Double.parseDouble(words.next());
	}

}
