package se.stamkund.dataload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.ExternalIdentity;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
import se.stamkund.shared.MemberId;

/** Finds the members that orders are of, and makes members of those who are none. */
@Component
class OrderCustomers {

	private final MemberDirectory members;

	private final Enrolment enrolment;

	OrderCustomers(MemberDirectory members, Enrolment enrolment) {
		this.members = members;
		this.enrolment = enrolment;
	}

	/** Those who are members already, by what they are known by. */
	Map<MemberKey, MemberId> found(ImportContext context, List<OrderUnit> told) {
		var keys = told.stream().flatMap((order) -> keys(order).stream()).collect(Collectors.toSet());
		return keys.isEmpty() ? Map.of() : new HashMap<>(this.members.resolveTrusted(context.program(), keys));
	}

	static List<MemberKey> keys(OrderUnit order) {
		return OrderUnit.keys(order.order().customer(), order.order().store());
	}

	static @Nullable MemberId member(OrderUnit order, Map<MemberKey, MemberId> found) {
		return keys(order).stream().map(found::get).filter(Objects::nonNull).findFirst().orElse(null);
	}

	/** Makes members of customers who aren't; answers whose order made one. */
	Map<Unit, MemberId> enrol(ImportContext context, List<OrderUnit> told, Map<MemberKey, MemberId> found) {
		var strangers = told.stream()
			.filter((order) -> !keys(order).isEmpty() && member(order, found) == null)
			.toList();
		var commands = strangers.stream().map((order) -> command(context, order)).toList();
		var reviews = this.enrolment.review(context.program(), commands);
		var fine = new ArrayList<OrderUnit>();
		var enrolling = new ArrayList<EnrolMember>();
		for (int i = 0; i < strangers.size(); i++) {
			if (reviews.get(i).refusal() == null) {
				fine.add(strangers.get(i));
				enrolling.add(commands.get(i));
			}
		}
		if (context.dry() != null) {
			fine.stream()
				.filter((order) -> !context.dry().seen(keys(order).stream().map(String::valueOf).toList()))
				.forEach((order) -> context.tally().add(Tally.MEMBERS_NEW, 1));
			return Map.of();
		}
		var made = new LinkedHashMap<Unit, MemberId>();
		if (!enrolling.isEmpty()) {
			var enrolled = this.enrolment.enrolAll(context.program(), enrolling, context.view().actor());
			for (int i = 0; i < enrolled.size(); i++) {
				var who = enrolled.get(i);
				keys(fine.get(i)).forEach((key) -> found.putIfAbsent(key, who.member()));
				if (who.created()) {
					context.tally().add(Tally.MEMBERS_NEW, 1);
					made.put(fine.get(i).unit(), who.member());
				}
			}
		}
		return made;
	}

	private static EnrolMember command(ImportContext context, OrderUnit order) {
		var customer = order.order().customer();
		var row = order.unit().first();
		UUID store = context.stores().get(order.order().store());
		var external = (customer.externalId() != null && store != null)
				? new ExternalIdentity(store, customer.externalId()) : null;
		return new EnrolMember(customer.email(), customer.phone(), external, row.text(ImportField.FIRST_NAME),
				row.text(ImportField.LAST_NAME), null, null, List.of(), Map.of(), List.of(), null, MemberSource.IMPORT);
	}

}
