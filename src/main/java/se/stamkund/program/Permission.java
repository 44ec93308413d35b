package se.stamkund.program;

/**
 * What staff can be allowed to do; the names are the authorities that handlers ask for.
 */
public enum Permission {

	MEMBERS_VIEW, MEMBERS_EDIT, MEMBERS_MERGE, POINTS_ADJUST, ORDERS_VIEW, ORDERS_EDIT, EXPORT, SETTINGS_VIEW,
	SETTINGS_EDIT, KEYS_EDIT, STAFF_EDIT, AUDIT_VIEW, MAIL_VIEW, TILL_USE, BOOKS_VIEW

}
