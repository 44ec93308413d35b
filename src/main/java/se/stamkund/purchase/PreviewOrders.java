package se.stamkund.purchase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.points.AwardForecast;
import se.stamkund.points.Awards;
import se.stamkund.purchase.OrderIntake.Accepted;
import se.stamkund.purchase.OrderIntake.Desk;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Says what recording a batch of orders would come to; locks and stores nothing. */
@Component
class PreviewOrders {

	private final OrderIntake intake;

	private final RecordOrders recording;

	private final MemberDirectory members;

	private final Awards awards;

	private final ProgramClock clock;

	PreviewOrders(OrderIntake intake, RecordOrders recording, MemberDirectory members, Awards awards,
			ProgramClock clock) {
		this.intake = intake;
		this.recording = recording;
		this.members = members;
		this.awards = awards;
		this.clock = clock;
	}

	List<Outcome<OrderPreview>> preview(ProgramId program, List<RecordOrder> batch, Awarding awarding) {
		var now = this.clock.now(program);
		var desk = this.intake.open(program, now);
		var read = batch.stream().map((order) -> accept(desk, order)).toList();
		var accepted = read.stream().filter(Accepted.class::isInstance).map(Accepted.class::cast).toList();
		var stored = this.recording.stored(program, accepted);
		var found = found(program, accepted);
		var drafts = this.intake.describe(program, accepted)
			.stream()
			.map((order) -> new PurchaseOrder(program, order.store().id(), order.told(), Customer.UNKNOWN,
					Buyers.first(RecordOrders.keys(order), found).orElse(null), OrderDraft.of(order.told()),
					order.hash(), now))
			.toList();
		var forecasts = (awarding == Awarding.HISTORY) ? List.<AwardForecast>of() : this.awards.forecast(program, drafts
			.stream()
			.map((draft) -> OrderFacts.of(draft, desk.code(draft.storeId()), (awarding == Awarding.TODAY) ? now : null))
			.toList());
		var outcomes = new ArrayList<Outcome<OrderPreview>>();
		int next = 0;
		for (Object each : read) {
			if (each instanceof Accepted order) {
				var forecast = (forecasts.isEmpty() || !order.told().status().isPaid()) ? null : forecasts.get(next);
				var existing = stored.get(order.number());
				var preview = new OrderPreview((existing != null) ? existing.id() : null, drafts.get(next++).memberId(),
						forecast);
				outcomes.add((existing == null || existing.contentHash().equals(order.hash()))
						? new Outcome.Done<>(preview, existing == null)
						: new Outcome.Refused<>(RecordOrders.differs(order)));
			}
			else {
				outcomes.add(new Outcome.Refused<>((BusinessRuleException) each));
			}
		}
		return outcomes;
	}

	private Map<MemberKey, MemberId> found(ProgramId program, List<Accepted> accepted) {
		var keys = accepted.stream().flatMap((order) -> RecordOrders.keys(order).stream()).collect(Collectors.toSet());
		return keys.isEmpty() ? Map.of() : this.members.resolveTrusted(program, keys);
	}

	private static Object accept(Desk desk, RecordOrder order) {
		try {
			var accepted = desk.accept(order);
			var refusal = Desk.refusal(accepted);
			return (refusal != null) ? refusal : accepted;
		}
		catch (BusinessRuleException ex) {
			return ex;
		}
	}

}
