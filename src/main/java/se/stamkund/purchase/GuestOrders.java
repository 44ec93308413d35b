package se.stamkund.purchase;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.member.Identity;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberIdentified;
import se.stamkund.member.MembersIdentified;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * What somebody bought as a guest becomes hers once it is certain who she is: by the
 * rules that held when she bought it, as far back as the programme looks.
 */
@Component
class GuestOrders {

	private final MemberDirectory members;

	private final PurchaseOrderRepository orders;

	private final LockedOrders locked;

	private final OrderPoints points;

	private final OrderNews news;

	private final OrderSettings settings;

	GuestOrders(MemberDirectory members, PurchaseOrderRepository orders, LockedOrders locked, OrderPoints points,
			OrderNews news, OrderSettings settings) {
		this.members = members;
		this.orders = orders;
		this.locked = locked;
		this.points = points;
		this.news = news;
		this.settings = settings;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(MembersIdentified event) {
		var owners = event.identities()
			.stream()
			.collect(Collectors.toMap(GuestOrders::identity, MemberIdentified::member, (first, second) -> first));
		// whoever records an order of a guest holds these until it is committed
		this.members.lock(event.program(), owners.keySet());
		var days = this.settings.guestLookback(event.program());
		var since = event.at().minus(Duration.ofDays(days));
		var candidates = find(event.program(), owners.keySet(), since);
		var joining = this.locked.find(event.program(), candidates)
			.values()
			.stream()
			.filter((order) -> order.memberId() == null)
			.toList();
		joining.forEach((order) -> owner(order, owners, event.at()));
		this.points.award(event.program(), joining);
		this.points.catchUp(event.program(), joining, event.at());
		this.news.joined(event.program(), joining, event.at());
	}

	private Set<UUID> find(ProgramId program, Collection<Identity> identities, Instant since) {
		return this.orders.findGuests(program.value(),
				identities.stream().map((identity) -> identity.type().name()).toArray(String[]::new),
				identities.stream().map(Identity::value).toArray(String[]::new),
				identities.stream()
					.map(Identity::store)
					.map((store) -> (store != null) ? store.toString() : "")
					.toArray(String[]::new),
				since);
	}

	private static void owner(PurchaseOrder order, Map<Identity, MemberId> owners, Instant at) {
		order.customer()
			.identities(order.storeId())
			.stream()
			.map(owners::get)
			.filter(Objects::nonNull)
			.findFirst()
			.ifPresent((member) -> order.join(member, at));
	}

	private static Identity identity(MemberIdentified identified) {
		return new Identity(identified.type(), identified.value(), identified.store());
	}

}
