package se.stamkund.program;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

@IntegrationTest
class TeamTest {

	private static final String PASSWORD = "en stuga vid fjället";

	@Autowired
	private TestPrograms programs;

	@Autowired
	private StaffAccounts accounts;

	@Autowired
	private Team team;

	@Autowired
	private Invitations invitations;

	@Autowired
	private PasswordResetStore resetStore;

	@Autowired
	private PasswordResets resets;

	@Autowired
	private StartTokenStore startTokens;

	@Autowired
	private StaffCallers callers;

	@Autowired
	private TransactionTemplate transactions;

	@Test
	void theLastOwnerCanNeitherLeaveNorBecomeSomethingElse() {
		var program = this.programs.createId();
		var karin = join(program, Role.OWNER).id();

		refused("last_owner", () -> this.team.remove(program, karin, Actor.SYSTEM));
		refused("last_owner", () -> this.team.changeRole(program, karin, Role.MANAGER, null, Actor.SYSTEM));
	}

	@Test
	void ofTwoOwnersWhoRemoveEachOtherAtOnceOneStays() throws Exception {
		var program = this.programs.createId();
		var karin = join(program, Role.OWNER).id();
		var olle = join(program, Role.OWNER).id();

		try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
			var removals = Stream.of(karin, olle).<Callable<Boolean>>map((owner) -> () -> {
				try {
					this.team.remove(program, owner, Actor.SYSTEM);
					return true;
				}
				catch (BusinessRuleException ex) {
					return false;
				}
			}).toList();
			threads.invokeAll(removals);
		}

		assertThat(this.team.list(program)).extracting(TeamMember::role).containsExactly(Role.OWNER);
	}

	@Test
	void aTillWorksInOneStoreOfItsOwnProgramme() {
		var program = this.programs.create();
		var person = account();
		var elsewhere = this.programs.create().tillStore();

		refused("till_needs_store", () -> this.team.add(program.id(), person.id(), Role.TILL, null, Actor.SYSTEM));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.team.add(program.id(), person.id(), Role.TILL, elsewhere, Actor.SYSTEM));
		this.team.add(program.id(), person.id(), Role.TILL, program.tillStore(), Actor.SYSTEM);
		assertThat(this.team.list(program.id())).extracting(TeamMember::storeName).containsExactly("Kassan");
	}

	@Test
	void anotherProgrammeThanOnesOwnCanNotBeChosen() {
		var own = this.programs.createId();
		var foreign = this.programs.createId();
		var karin = join(own, Role.OWNER);

		assertThat(this.callers.find(StaffUser.of(karin), foreign)).get()
			.extracting(StaffCaller::program)
			.isEqualTo(own);
	}

	@Test
	void aRoleTakenAwayCountsAtOnce() {
		var program = this.programs.createId();
		join(program, Role.OWNER);
		var olle = join(program, Role.MANAGER);
		this.team.remove(program, olle.id(), Actor.SYSTEM);

		assertThat(this.callers.find(StaffUser.of(olle), program)).isEmpty();
	}

	@Test
	void aNewPasswordEndsSessionsBegunWithTheOld() {
		var karin = account();
		var session = StaffUser.of(karin);
		assertThat(this.callers.isValid(session)).isTrue();

		this.accounts.changePassword(karin.id(), PASSWORD, "en annan stuga");

		assertThat(this.callers.isValid(session)).isFalse();
	}

	@Test
	void anAddressHasOneAccountHoweverItIsCapitalised() {
		var karin = account();

		refused("email_taken", () -> this.accounts
			.create(new NewStaff(karin.email().toUpperCase(Locale.ROOT), "K", PASSWORD, Locale.of("sv"), false)));
	}

	@Test
	void anInvitationWorksOnce() {
		var program = this.programs.create();
		var link = invite(program.id());
		var person = new NewStaff("ignored@mail.example", "Olle", PASSWORD, Locale.of("sv"), false);

		this.invitations.accept(program.code(), link, person);

		assertThat(this.team.list(program.id())).extracting(TeamMember::role).contains(Role.SUPPORT);
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.invitations.accept(program.code(), link, person));
	}

	@Test
	void anInvitationIsOnlyForItsProgramme() {
		var program = this.programs.create();
		var other = this.programs.create();
		var link = invite(program.id());

		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> this.invitations.open(other.code(), link));
	}

	@Test
	void anInvitationLapsesAfterAWeek() {
		var at = Instant.parse("2026-03-09T10:00:00Z");
		var invitation = new Invitation(ProgramId.next(), new NewInvitation("a@mail.example", Role.SUPPORT, null),
				OneTimeToken.next(), UUID.randomUUID(), at);

		assertThat(invitation.isValid(Instant.parse("2026-03-16T09:59:59Z"))).isTrue();
		assertThat(invitation.isValid(Instant.parse("2026-03-16T10:00:00Z"))).isFalse();
	}

	@Test
	void aPasswordLinkLapsesAndWorksOnce() {
		var karin = account();
		var token = OneTimeToken.next();
		var now = Instant.parse("2026-03-09T10:00:00Z");
		this.resetStore.put(karin.id(), token, now.plusSeconds(3600), now);

		assertThat(this.resetStore.take(token, now.plusSeconds(3600))).isEmpty();
		assertThat(this.resetStore.take(token, now.plusSeconds(3599))).contains(karin.id());
		assertThat(this.resetStore.take(token, now.plusSeconds(3599))).isEmpty();
	}

	@Test
	void aWeakPasswordDoesNotUseTheLinkUp() {
		var karin = account();
		var token = OneTimeToken.next();
		var now = Instant.now();
		this.resetStore.put(karin.id(), token, now.plusSeconds(3600), now);

		refused("password_short", () -> this.resets.reset(token.value(), "kort"));

		assertThat(this.resets.isValid(token.value())).isTrue();
	}

	@Test
	void theStartTokenMakesOneFounder() {
		var noPrograms = mock(ProgramRepository.class);
		var firstStart = new FirstStart(this.startTokens, noPrograms, this.accounts, Clock.systemUTC());
		var token = firstStart.issueToken().orElseThrow();
		var person = new NewStaff(UUID.randomUUID() + "@svea.example", "Svea", PASSWORD, Locale.of("sv"), true);

		var founder = this.transactions.execute((status) -> firstStart.createFounder(token, person));

		assertThat(founder.founder()).isTrue();
		assertThat(this.accounts.mayStartProgram(founder.id())).isTrue();
		assertThat(firstStart.isValid(token)).isFalse();
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> firstStart.createFounder(token, person));
	}

	@Test
	void aFounderWithoutAProgrammeChoosesAnotherPasswordWithAnotherStartToken() {
		var firstStart = new FirstStart(this.startTokens, mock(ProgramRepository.class), this.accounts,
				Clock.systemUTC());
		var email = UUID.randomUUID() + "@svea.example";
		var founder = found(firstStart, new NewStaff(email, "Svea", PASSWORD, Locale.of("sv"), true));

		var again = found(firstStart, new NewStaff(email, "Svea Ek", "Nya lingon varje höst 9", Locale.of("sv"), true));

		assertThat(again.id()).isEqualTo(founder.id());
		assertThat(again.name()).isEqualTo("Svea Ek");
		assertThat(again.passwordChangedAt()).isAfter(founder.passwordChangedAt());
	}

	@Test
	void whoWorksWithAProgrammeKeepsHerPasswordWhateverTheStartTokenSays() {
		var firstStart = new FirstStart(this.startTokens, mock(ProgramRepository.class), this.accounts,
				Clock.systemUTC());
		var email = UUID.randomUUID() + "@svea.example";
		var founder = found(firstStart, new NewStaff(email, "Svea", PASSWORD, Locale.of("sv"), true));
		this.team.add(this.programs.create().id(), founder.id(), Role.OWNER, null, Actor.SYSTEM);

		assertThatExceptionOfType(ConflictException.class).isThrownBy(
				() -> found(firstStart, new NewStaff(email, "Eva", "Nya lingon varje höst 9", Locale.of("sv"), true)));
	}

	private StaffAccount found(FirstStart firstStart, NewStaff person) {
		var token = firstStart.issueToken().orElseThrow();
		return this.transactions.execute((status) -> firstStart.createFounder(token, person));
	}

	@Test
	void theStartTokenLapsesAfterAWeek() {
		var noPrograms = mock(ProgramRepository.class);
		var issued = Clock.fixed(Instant.parse("2100-03-09T10:00:00Z"), ZoneOffset.UTC);
		var token = new FirstStart(this.startTokens, noPrograms, this.accounts, issued).issueToken().orElseThrow();
		var later = Clock.fixed(Instant.parse("2100-03-16T10:00:00Z"), ZoneOffset.UTC);

		assertThat(new FirstStart(this.startTokens, noPrograms, this.accounts, issued).isValid(token)).isTrue();
		assertThat(new FirstStart(this.startTokens, noPrograms, this.accounts, later).isValid(token)).isFalse();
	}

	private String invite(ProgramId program) {
		var host = join(program, Role.OWNER);
		var caller = this.callers.find(StaffUser.of(host), program).orElseThrow();
		var address = UUID.randomUUID() + "@mail.example";
		var link = this.invitations.invite(program, new NewInvitation(address, Role.SUPPORT, null), caller);
		return link.substring(link.lastIndexOf('/') + 1);
	}

	private StaffAccount join(ProgramId program, Role role) {
		var person = account();
		this.team.add(program, person.id(), role, null, Actor.SYSTEM);
		return person;
	}

	private StaffAccount account() {
		return this.accounts
			.create(new NewStaff(UUID.randomUUID() + "@fjallbod.example", "Karin", PASSWORD, Locale.of("sv"), false));
	}

	private static void refused(String code, ThrowingCallable action) {
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(action)
			.extracting(BusinessRuleException::code)
			.isEqualTo(code);
	}

}
