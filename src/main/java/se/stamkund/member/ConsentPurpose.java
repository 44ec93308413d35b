package se.stamkund.member;

/** What a member may agree to, each for itself. */
public enum ConsentPurpose {

	/** The programme's terms; needed to be a member, and never a yes to marketing. */
	TERMS(false),
	/** Offers and news. */
	MARKETING(true),
	/** Offers chosen by what she has bought. */
	PROFILING(false),
	/** Questions about how it was. */
	SURVEYS(true);

	private final boolean byChannel;

	ConsentPurpose(boolean byChannel) {
		this.byChannel = byChannel;
	}

	/** Whether she agrees for each channel separately. */
	public boolean byChannel() {
		return this.byChannel;
	}

}
