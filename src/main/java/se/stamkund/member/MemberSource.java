package se.stamkund.member;

/** Through which door a member came, or a consent was given. */
public enum MemberSource {

	/** A storefront, over REST. */
	API,
	/** The staff, in the admin. */
	ADMIN,
	/** The staff, at the till. */
	TILL,
	/** The shopper herself, on the programme's own pages. */
	SELF,
	/** A file. */
	IMPORT,
	/** Made up for the demo shop. */
	DEMO;

	boolean byStaff() {
		return this == ADMIN || this == TILL;
	}

}
