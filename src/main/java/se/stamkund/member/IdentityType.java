package se.stamkund.member;

/** What a member can be known by, besides our own id. */
public enum IdentityType {

	EMAIL, PHONE, NUMBER,
	/** A storefront's customer id; belongs to a store. */
	EXTERNAL

}
