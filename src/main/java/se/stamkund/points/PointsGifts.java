package se.stamkund.points;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.Start;
import se.stamkund.platform.ProgramClock;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** Points that other features give for something else than a purchase. */
@Service
public class PointsGifts {

	private final PointsSettingsService settings;

	private final Programs programs;

	private final Ledger ledger;

	private final ProgramClock clock;

	PointsGifts(PointsSettingsService settings, Programs programs, Ledger ledger, ProgramClock clock) {
		this.settings = settings;
		this.programs = programs;
		this.ledger = ledger;
		this.clock = clock;
	}

	/**
	 * Gives points that can be used at once and expire as the programme's do, in the
	 * caller's transaction, which sees to it that it happens once.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void give(ProgramId program, List<Gift> gifts) {
		if (gifts.isEmpty()) {
			return;
		}
		var now = this.clock.now(program);
		var postings = new AwardPostings(this.settings.get(program),
				new PointsCalendar(this.programs.get(program).zone()));
		this.ledger.post(program, now,
				gifts.stream()
					.map((gift) -> Posting.earn(gift.member(), gift.points(), Start.AT_ONCE, postings.expiry(now),
							new Reference(gift.reason(), gift.id()), Actor.SYSTEM))
					.toList());
	}

	/**
	 * Points for a member.
	 *
	 * @param reason what the entries name it by; pages tell it in the words under
	 * {@code points.event.<reason>}
	 * @param id of the one time it was given
	 */
	public record Gift(MemberId member, Points points, String reason, UUID id) {
	}

}
