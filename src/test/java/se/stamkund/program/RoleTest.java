package se.stamkund.program;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoleTest {

	@Test
	void everyPermissionIsHeldByExactlyTheseRoles() {
		var matrix = Arrays.stream(Permission.values())
			.collect(Collectors.toMap(Permission::name,
					(permission) -> Arrays.stream(Role.values())
						.filter((role) -> role.allows(permission))
						.map(Role::name)
						.collect(Collectors.joining(" "))));

		assertThat(matrix).containsOnly(row("MEMBERS_VIEW", "OWNER MANAGER ANALYST SUPPORT"),
				row("MEMBERS_EDIT", "OWNER MANAGER SUPPORT"), row("MEMBERS_MERGE", "OWNER MANAGER"),
				row("POINTS_ADJUST", "OWNER MANAGER SUPPORT"), row("ORDERS_VIEW", "OWNER MANAGER ANALYST SUPPORT"),
				row("ORDERS_EDIT", "OWNER MANAGER SUPPORT"), row("EXPORT", "OWNER MANAGER ANALYST"),
				row("SETTINGS_VIEW", "OWNER MANAGER ANALYST"), row("SETTINGS_EDIT", "OWNER MANAGER"),
				row("KEYS_EDIT", "OWNER"), row("STAFF_EDIT", "OWNER"), row("AUDIT_VIEW", "OWNER MANAGER"),
				row("MAIL_VIEW", "OWNER MANAGER SUPPORT"), row("TILL_USE", "OWNER MANAGER SUPPORT TILL"),
				row("BOOKS_VIEW", "OWNER MANAGER ANALYST"));
	}

	@Test
	void anOwnerMayEverything() {
		assertThat(Role.OWNER.permissions()).isEqualTo(EnumSet.allOf(Permission.class));
	}

	@Test
	void theTillOnlyServes() {
		assertThat(Role.TILL.permissions()).isEqualTo(Set.of(Permission.TILL_USE));
	}

	private static Map.Entry<String, String> row(String permission, String roles) {
		return Map.entry(permission, roles);
	}

}
