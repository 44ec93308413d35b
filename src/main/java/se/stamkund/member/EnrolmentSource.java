package se.stamkund.member;

/** How a member joined. */
public enum EnrolmentSource {

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
	DEMO

}
