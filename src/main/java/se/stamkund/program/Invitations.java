package se.stamkund.program;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.PublicUrl;
import se.stamkund.platform.mail.MailMessage;
import se.stamkund.platform.mail.Mailer;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Invites people to work with a programme, by a link that works once, for a week. */
@Service
public class Invitations {

	private final InvitationRepository invitations;

	private final Programs programs;

	private final Stores stores;

	private final StaffAccounts accounts;

	private final Team team;

	private final Mailer mailer;

	private final PublicUrl publicUrl;

	private final AuditLog audit;

	private final Clock clock;

	Invitations(InvitationRepository invitations, Programs programs, Stores stores, StaffAccounts accounts, Team team,
			Mailer mailer, PublicUrl publicUrl, AuditLog audit, Clock clock) {
		this.invitations = invitations;
		this.programs = programs;
		this.stores = stores;
		this.accounts = accounts;
		this.team = team;
		this.mailer = mailer;
		this.publicUrl = publicUrl;
		this.audit = audit;
		this.clock = clock;
	}

	/** Those not yet accepted, the newest first; also those that lapsed. */
	@Transactional(readOnly = true)
	public List<InvitationView> list(ProgramId program) {
		return this.invitations.findByProgramIdOrderByCreatedAtDesc(program).stream().map(Invitation::view).toList();
	}

	/**
	 * Mails an invitation, in place of an earlier one to the same address.
	 * @return the link, for whoever invites to hand over herself
	 * @throws BusinessRuleException if she already works with the programme
	 */
	@Transactional
	public String invite(ProgramId program, NewInvitation command, StaffCaller host) {
		if (command.store() != null && command.role() == Role.TILL) {
			this.stores.get(program, command.store());
		}
		var token = OneTimeToken.next();
		var invitation = new Invitation(program, command, token, host.staff(), this.clock.instant());
		var account = this.accounts.find(invitation.email());
		if (account.isPresent() && this.team.isMember(program, account.get().id())) {
			throw new BusinessRuleException("staff_already_member", "That person already works with the programme");
		}
		this.invitations.deleteByEmail(program, invitation.email());
		this.invitations.saveAndFlush(invitation);
		this.audit.record(program, host.actor(), "staff.invited", invitation.id().toString(), null,
				Map.of("role", command.role()));
		var view = this.programs.get(program);
		var link = this.publicUrl.of("/invitations/" + view.code() + "/" + token.value());
		var language = account.map(StaffAccount::locale).orElse(view.locale());
		this.mailer.send(program, new MailMessage(invitation.email(), language, "program/invitation",
				Map.of("link", link, "host", host.name()), true));
		return link;
	}

	/** Takes an invitation back. */
	@Transactional
	public void revoke(ProgramId program, UUID id, StaffCaller host) {
		if (this.invitations.deleteOne(program, id) == 1) {
			this.audit.record(program, host.actor(), "staff.invitation_revoked", id.toString(), null, null);
		}
	}

	/**
	 * What an invitation is for.
	 * @throws NotFoundException if the link is wrong, was used, or has lapsed
	 */
	@Transactional(readOnly = true)
	public OpenInvitation open(String programCode, String token) {
		var invitation = require(programCode, token);
		var program = this.programs.get(invitation.program());
		return new OpenInvitation(program.id(), program.name(), invitation.email(), invitation.role(),
				this.accounts.find(invitation.email()).isPresent());
	}

	/**
	 * Accepts for an address that has an account: only its reader knows the link.
	 * @throws NotFoundException if the link is wrong, was used, or has lapsed
	 */
	@Transactional
	public StaffAccount accept(String programCode, String token) {
		var invitation = require(programCode, token);
		var account = this.accounts.find(invitation.email())
			.orElseThrow(() -> new BusinessRuleException("account_needed", "Create an account first"));
		return join(invitation, account);
	}

	/**
	 * Accepts with a new account, whose address is that of the invitation.
	 * @throws NotFoundException if the link is wrong, was used, or has lapsed
	 * @throws BusinessRuleException if the address already has an account, or the
	 * password is too weak
	 */
	@Transactional
	public StaffAccount accept(String programCode, String token, NewStaff person) {
		var invitation = require(programCode, token);
		return join(invitation, this.accounts
			.create(new NewStaff(invitation.email(), person.name(), person.password(), person.locale(), false)));
	}

	private StaffAccount join(Invitation invitation, StaffAccount account) {
		if (this.invitations.deleteOne(invitation.program(), invitation.id()) == 0) {
			throw gone();
		}
		this.team.add(invitation.program(), account.id(), invitation.role(), invitation.storeId(),
				Actor.staff(account.id().toString()));
		return account;
	}

	private Invitation require(String programCode, String token) {
		return this.programs.findByCode(programCode)
			.flatMap((program) -> this.invitations.findByProgramIdAndTokenHash(program.id(),
					new OneTimeToken(token).hash()))
			.filter((invitation) -> invitation.isValid(this.clock.instant()))
			.orElseThrow(Invitations::gone);
	}

	private static NotFoundException gone() {
		return new NotFoundException("invitation", "The invitation was used, taken back or has lapsed");
	}

	/**
	 * An invitation as its reader sees it.
	 *
	 * @param hasAccount whether the address already has an account
	 */
	public record OpenInvitation(ProgramId program, String programName, String email, Role role, boolean hasAccount) {
	}

}
