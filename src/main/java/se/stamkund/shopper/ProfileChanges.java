package se.stamkund.shopper;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.member.ChangeMember;
import se.stamkund.member.EmailChanges;
import se.stamkund.member.Members;
import se.stamkund.platform.security.ShopperCaller;

/** Lets a shopper change what is known of her. */
@Service
public class ProfileChanges {

	private final Members members;

	private final EmailChanges emails;

	private final ShopperMails mails;

	ProfileChanges(Members members, EmailChanges emails, ShopperMails mails) {
		this.members = members;
		this.emails = emails;
		this.mails = mails;
	}

	/**
	 * Makes the change, and mails a link to another address; it is hers once she has
	 * opened it.
	 * @param email null to keep the one she has
	 * @throws se.stamkund.member.InvalidMemberDataException that names the field
	 * @throws se.stamkund.shared.ConflictException if the phone is another member's
	 */
	@Transactional
	public void save(ShopperCaller shopper, ChangeMember change, @Nullable String email) {
		this.members.change(shopper.program(), shopper.member(), change, shopper.actor());
		if (email != null) {
			this.emails.ask(shopper.program(), shopper.member(), email)
				.ifPresent((token) -> this.mails.sendLink(shopper.program(), shopper.member(), email.strip(),
						"shopper/new-email", "/profile/email?token=" + token.value()));
		}
	}

}
