package se.stamkund.member;

/** What a member may agree to, each for itself. */
public enum ConsentPurpose {

	/** The programme's terms; needed to be a member, and never a yes to marketing. */
	TERMS,
	/** Offers and news. */
	MARKETING,
	/** Offers chosen by what she has bought. */
	PROFILING,
	/** Questions about how it was. */
	SURVEYS

}
