package se.stamkund.backoffice;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Service;

import se.stamkund.member.InvalidMemberDataException;
import se.stamkund.member.MemberFilter;
import se.stamkund.member.MemberRow;
import se.stamkund.member.MemberSearch;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.purchase.OrderFilter;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.purchase.OrderRow;
import se.stamkund.shared.ProgramId;

/** One search for members and orders, by how their names and numbers begin. */
@Service
public class AdminSearch {

	private static final PageQuery PAGE = PageQuery.first(10);

	private final MemberSearch members;

	private final OrderQueries orders;

	AdminSearch(MemberSearch members, OrderQueries orders) {
		this.members = members;
		this.orders = orders;
	}

	/** The first of each that the text finds. */
	public Found find(ProgramId program, String text) {
		if (text.isBlank()) {
			return new Found(List.of(), List.of());
		}
		var filter = new OrderFilter(text.strip(), Set.of(), null, null, null, null, null, OrderFilter.Sort.DATE, true);
		return new Found(members(program, text.strip()), this.orders.list(program, filter, PAGE).data());
	}

	private List<MemberRow> members(ProgramId program, String text) {
		try {
			return this.members.page(program, MemberFilter.of(text, null, MemberFilter.Sort.NAME), PAGE, false).rows();
		}
		catch (InvalidMemberDataException ex) {
			return List.of();
		}
	}

	/** What was found. */
	public record Found(List<MemberRow> members, List<OrderRow> orders) {

		public boolean isEmpty() {
			return this.members.isEmpty() && this.orders.isEmpty();
		}

	}

}
