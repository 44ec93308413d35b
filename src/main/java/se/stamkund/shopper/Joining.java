package se.stamkund.shopper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.member.ConsentChange;
import se.stamkund.member.ConsentChannel;
import se.stamkund.member.ConsentPurpose;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolled;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberSource;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.ProgramId;

/**
 * Lets a shopper join by herself. What she is told is the same whether or not somebody is
 * already known by her address or phone; the link that lets her in goes to the address.
 */
@Service
public class Joining {

	private final Enrolment enrolment;

	private final LoginMails mails;

	Joining(Enrolment enrolment, LoginMails mails) {
		this.enrolment = enrolment;
		this.mails = mails;
	}

	/**
	 * Enrols her, unless her address is known, and mails her a link; a new member is bid
	 * welcome with it.
	 * @throws se.stamkund.member.InvalidMemberDataException that names the field
	 */
	@Transactional
	public void join(ProgramId program, JoinRequest request) {
		if (enrol(program, request).created()) {
			this.mails.welcome(program, request.email());
		}
		else {
			this.mails.send(program, request.email());
		}
	}

	private Enrolled enrol(ProgramId program, JoinRequest request) {
		try {
			return this.enrolment.enrol(program, command(request, true), Actor.SYSTEM);
		}
		catch (ConflictException ex) {
			// the phone is somebody else's, which is not for her to know
			return this.enrolment.enrol(program, command(request, false), Actor.SYSTEM);
		}
	}

	private static EnrolMember command(JoinRequest request, boolean withPhone) {
		return new EnrolMember(request.email(), withPhone ? request.phone() : null, null, request.firstName(),
				request.lastName(), request.birthday(), request.language(), List.of(), Map.of(), consents(request),
				null, MemberSource.SELF);
	}

	/** Only what was ticked: not ticking a box is no answer. */
	private static List<ConsentChange> consents(JoinRequest request) {
		var consents = new ArrayList<ConsentChange>();
		consents.add(new ConsentChange(ConsentPurpose.TERMS, ConsentChannel.NONE, true, Wording.VERSION));
		if (request.marketingEmail()) {
			consents.add(new ConsentChange(ConsentPurpose.MARKETING, ConsentChannel.EMAIL, true, Wording.VERSION));
		}
		if (request.marketingSms()) {
			consents.add(new ConsentChange(ConsentPurpose.MARKETING, ConsentChannel.SMS, true, Wording.VERSION));
		}
		return consents;
	}

}
