package se.stamkund.testing;

import java.util.Locale;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import se.stamkund.program.Role;
import se.stamkund.program.StaffCaller;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** Sends a MockMvc request as somebody of the staff, who needs no account for it. */
public final class TestStaff {

	private TestStaff() {
	}

	/** As an owner of the programme. */
	public static RequestPostProcessor owner(ProgramId program) {
		return staff(program, Role.OWNER);
	}

	/** In any role; a TILL has no store. */
	public static RequestPostProcessor staff(ProgramId program, Role role) {
		return staff(
				new StaffCaller(Ids.next(), "karin@fjallbod.example", "Karin", Locale.of("sv"), program, role, null));
	}

	public static RequestPostProcessor staff(StaffCaller caller) {
		return SecurityMockMvcRequestPostProcessors
			.authentication(UsernamePasswordAuthenticationToken.authenticated(caller, null, caller.authorities()));
	}

}
