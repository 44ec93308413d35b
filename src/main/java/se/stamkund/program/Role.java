package se.stamkund.program;

import java.util.EnumSet;
import java.util.Set;

import static se.stamkund.program.Permission.AUDIT_VIEW;
import static se.stamkund.program.Permission.BOOKS_VIEW;
import static se.stamkund.program.Permission.EXPORT;
import static se.stamkund.program.Permission.KEYS_EDIT;
import static se.stamkund.program.Permission.MAIL_VIEW;
import static se.stamkund.program.Permission.MEMBERS_EDIT;
import static se.stamkund.program.Permission.MEMBERS_MERGE;
import static se.stamkund.program.Permission.MEMBERS_VIEW;
import static se.stamkund.program.Permission.ORDERS_EDIT;
import static se.stamkund.program.Permission.ORDERS_VIEW;
import static se.stamkund.program.Permission.POINTS_ADJUST;
import static se.stamkund.program.Permission.SETTINGS_EDIT;
import static se.stamkund.program.Permission.SETTINGS_VIEW;
import static se.stamkund.program.Permission.TILL_USE;

/** What a member of staff is in one programme. */
public enum Role {

	/** Everything. */
	OWNER(EnumSet.allOf(Permission.class)),

	/** Runs the programme; keys and staff are the owner's. */
	MANAGER(EnumSet.of(MEMBERS_VIEW, MEMBERS_EDIT, MEMBERS_MERGE, POINTS_ADJUST, ORDERS_VIEW, ORDERS_EDIT, EXPORT,
			SETTINGS_VIEW, SETTINGS_EDIT, AUDIT_VIEW, MAIL_VIEW, TILL_USE, BOOKS_VIEW)),

	/** Looks and exports, changes nothing. */
	ANALYST(EnumSet.of(MEMBERS_VIEW, ORDERS_VIEW, EXPORT, SETTINGS_VIEW, BOOKS_VIEW)),

	/** Helps members; adjusts points within {@link SupportLimits}. */
	SUPPORT(EnumSet.of(MEMBERS_VIEW, MEMBERS_EDIT, POINTS_ADJUST, ORDERS_VIEW, ORDERS_EDIT, MAIL_VIEW, TILL_USE)),

	/** Serves at the till of one store: no list, export or adjustment. */
	TILL(EnumSet.of(TILL_USE));

	private final Set<Permission> permissions;

	Role(Set<Permission> permissions) {
		this.permissions = Set.copyOf(permissions);
	}

	public Set<Permission> permissions() {
		return this.permissions;
	}

	public boolean allows(Permission permission) {
		return this.permissions.contains(permission);
	}

}
