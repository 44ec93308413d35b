package se.stamkund.program;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds who wants to log in by her e-mail address. */
@Service
class StaffUserDetails implements UserDetailsService {

	private final StaffRepository staff;

	StaffUserDetails(StaffRepository staff) {
		this.staff = staff;
	}

	@Override
	@Transactional(readOnly = true)
	public UserDetails loadUserByUsername(String email) {
		return this.staff.findByEmail(StaffAccounts.normalize(email))
			.map((person) -> new StaffUser(person.view(), person.passwordHash()))
			.orElseThrow(() -> new UsernameNotFoundException("no such account"));
	}

}
