package se.stamkund.points;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import se.stamkund.shared.Points;

/**
 * An award's points by how long they wait and live: each part is lots of its own. Most
 * awards have one part.
 */
final class AwardParts {

	/** Those that live as the settings say come first. */
	private static final Comparator<PointsLife> ORDER = Comparator.comparing(PointsLife::key);

	private AwardParts() {
	}

	/** What each part has, of lines that have not given any back. */
	static Map<PointsLife, Points> of(Map<UUID, Points> shares, Map<UUID, PointsLife> lives) {
		var parts = new TreeMap<PointsLife, Points>(ORDER);
		shares.forEach((line, points) -> {
			if (!points.isZero()) {
				parts.merge(lives.getOrDefault(line, PointsLife.AS_SET), points, Points::plus);
			}
		});
		return parts;
	}

	/** What each part has left. */
	static Map<PointsLife, Long> left(List<AwardLine> lines) {
		var parts = new TreeMap<PointsLife, Long>(ORDER);
		lines.forEach((line) -> parts.merge(line.life(), line.points().value() - line.taken(), Long::sum));
		return parts;
	}

	/** What each part has had taken. */
	static Map<PointsLife, Long> taken(List<AwardLine> lines) {
		var parts = new TreeMap<PointsLife, Long>(ORDER);
		lines.forEach((line) -> parts.merge(line.life(), line.taken(), Long::sum));
		return parts;
	}

}
