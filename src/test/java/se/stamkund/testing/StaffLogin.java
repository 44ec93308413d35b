package se.stamkund.testing;

import java.util.Locale;

import com.microsoft.playwright.Page;
import org.springframework.stereotype.Component;

import se.stamkund.program.NewStaff;
import se.stamkund.program.Role;
import se.stamkund.program.StaffAccounts;
import se.stamkund.program.StaffCaller;
import se.stamkund.program.Team;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.testing.TestPrograms.TestProgram;

/** Gives somebody an account and logs her in, as she would do it herself. */
@Component
public class StaffLogin {

	private static final String PASSWORD = "Granbarr och kaffe 7";

	private final StaffAccounts accounts;

	private final Team team;

	StaffLogin(StaffAccounts accounts, Team team) {
		this.accounts = accounts;
		this.team = team;
	}

	/** Karin, who owns the programme. */
	public StaffCaller owner(TestProgram program) {
		return owner(program, Locale.of("sv"));
	}

	/** Karin, who reads another language. */
	public StaffCaller owner(TestProgram program, Locale language) {
		return add(program, Role.OWNER, language);
	}

	/** Nils, who stands at the till of the programme's store {@code till}. */
	public StaffCaller cashier(TestProgram program) {
		return cashier(program, Locale.of("sv"));
	}

	/** Nils, who reads another language. */
	public StaffCaller cashier(TestProgram program, Locale language) {
		return add(program, Role.TILL, language);
	}

	private StaffCaller add(TestProgram program, Role role, Locale language) {
		var name = (role == Role.TILL) ? "Nils" : "Karin";
		var email = name.toLowerCase(Locale.ROOT) + "-" + Ids.next() + "@fjallbod.example";
		var person = this.accounts.create(new NewStaff(email, name, PASSWORD, language, false));
		var store = (role == Role.TILL) ? program.tillStore() : null;
		this.team.add(program.id(), person.id(), role, store, Actor.SYSTEM);
		return new StaffCaller(person.id(), email, name, language, program.id(), role, store);
	}

	/** Fills in the page that lets staff in. */
	public Page logIn(Page page, StaffCaller who) {
		page.navigate("/login");
		page.locator("input[type=email]").fill(who.email());
		page.locator("input[type=password]").fill(PASSWORD);
		page.locator("main button[type=submit]").click();
		page.waitForURL((url) -> !url.contains("/login"));
		return page;
	}

}
