package se.stamkund.points;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import se.stamkund.ledger.Entry;
import se.stamkund.ledger.EntryKind;
import se.stamkund.ledger.LedgerAccount;
import se.stamkund.shared.ProgramId;

/** Finds the why of entries, for all of them at once. */
@Component
class PointsTeller {

	private final AwardRepository awards;

	private final PointsReasons reasons;

	PointsTeller(AwardRepository awards, PointsReasons reasons) {
		this.awards = awards;
		this.reasons = reasons;
	}

	/** Each group of entries is one event; all are of one member. */
	List<PointsEvent> tell(ProgramId program, List<List<Entry>> groups) {
		var orders = Stream.concat(ids(groups, "order").stream(), ids(groups, "order_payment").stream()).toList();
		var awards = orders.isEmpty() ? Map.<UUID, Award>of()
				: this.awards.findByPurchases(program, orders)
					.stream()
					.collect(Collectors.toMap(Award::purchaseId, Function.identity()));
		var returns = this.reasons.returns(program, ids(groups, "refund"));
		var adjustments = this.reasons.adjustments(program, ids(groups, "adjustment"));
		var gifts = groups.isEmpty() ? Map.<UUID, GiftTold>of()
				: this.reasons.gifts(program, groups.getFirst().getFirst().member(), ids(groups, "transfer"));
		return groups.stream().map((group) -> tell(group, awards, returns, adjustments, gifts)).toList();
	}

	private static PointsEvent tell(List<Entry> group, Map<UUID, Award> awards, Map<UUID, ReturnWhy> returns,
			Map<UUID, AdjustmentView> adjustments, Map<UUID, GiftTold> gifts) {
		var latest = group.getFirst();
		var about = latest.reference().id();
		var award = awards.get(about);
		return new PointsEvent(group.getLast().number(), latest.occurredAt(), latest.kind(),
				group.stream().mapToLong(PointsTeller::change).sum(),
				latest.to() == LedgerAccount.MEMBER_PENDING || latest.from() == LedgerAccount.MEMBER_PENDING,
				latest.balance(), latest.reference(), (award != null) ? award.purchaseLabel() : null,
				(award != null) ? award.storeId() : null,
				(award != null && latest.kind() == EntryKind.EARNING) ? award.explanation() : null, returns.get(about),
				adjustments.get(about), gifts.get(about));
	}

	private static long change(Entry entry) {
		return (isHers(entry.to()) ? entry.points().value() : 0) - (isHers(entry.from()) ? entry.points().value() : 0);
	}

	private static boolean isHers(LedgerAccount account) {
		return account.isLiability() || account == LedgerAccount.MEMBER_DEBT;
	}

	private static List<UUID> ids(List<List<Entry>> groups, String type) {
		return groups.stream()
			.map((group) -> group.getFirst().reference())
			.filter((reference) -> reference.type().equals(type))
			.map((reference) -> reference.id())
			.distinct()
			.toList();
	}

}
