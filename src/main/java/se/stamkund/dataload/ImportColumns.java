package se.stamkund.dataload;

/** What headings become. */
public final class ImportColumns {

	private ImportColumns() {
	}

	/** The name of the attribute a column would be; empty if it can't be one. */
	public static String attribute(String heading) {
		return heading.startsWith(ImportMapping.ATTRIBUTE)
				? HeaderWords.attribute(heading.substring(ImportMapping.ATTRIBUTE.length()))
				: HeaderWords.attribute(heading);
	}

}
