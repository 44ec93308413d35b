package se.stamkund.client;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import se.stamkund.client.api.MembersApi;
import se.stamkund.client.api.OrdersApi;
import se.stamkund.client.api.PointsApi;
import se.stamkund.client.model.EnrolMember;
import se.stamkund.client.model.ExternalId;
import se.stamkund.client.model.Order;
import se.stamkund.client.model.OrderCustomer;
import se.stamkund.client.model.OrderLineRequest;
import se.stamkund.client.model.OrderRequest;
import se.stamkund.client.model.OrderRequest.StatusEnum;
import se.stamkund.client.model.RefundLineRequest;
import se.stamkund.client.model.RefundRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The first calls of a storefront, made with nothing but generated classes. */
class FirstOrderTest {

	private final ApiClient client = new ApiClient().setRequestInterceptor(
			(request) -> request.header("Authorization", "Bearer " + System.getenv("STAMKUND_KEY")));

	private final String customer = "c-" + UUID.randomUUID();

	FirstOrderTest() {
		this.client.updateBaseUri(System.getProperty("stamkund.url"));
	}

	@Test
	void enrolsAMemberRecordsAnOrderAndReadsThePoints() throws ApiException {
		var member = new MembersApi(this.client).enrolMember(new EnrolMember().firstName("Anna")
			.email(this.customer + "@mail.example")
			.external(new ExternalId().store("web").id(this.customer)), "enrol-" + this.customer);

		var order = record();
		assertThat(order.getMember()).isEqualTo(member.getId());
		assertThat(order.getTotals().getTotal()).isEqualTo("1399.00");
		assertThat(order.getAward().getPoints()).isPositive();

		var balance = new PointsApi(this.client).getBalance("ext:web:" + this.customer);
		assertThat(balance.getActive() + balance.getPending()).isEqualTo(order.getAward().getPoints());
		assertThat(new OrdersApi(this.client).getOrder(order.getId().toString())).isEqualTo(order);
	}

	@Test
	void takesAnOrderBackAndReadsItAmongTheOthers() throws ApiException {
		var orders = new OrdersApi(this.client);
		var order = record();

		var refund = orders.refundOrder(order.getId().toString(),
				new RefundRequest().refundId("R-1").addLinesItem(new RefundLineRequest().lineId("1")), null);

		assertThat(refund.getAmount()).isEqualTo("1399.00");
		assertThat(orders.listOrders(null, "web", null, null, null, 100, null).getData())
			.filteredOn((row) -> row.getId().equals(order.getId()))
			.singleElement()
			.satisfies((row) -> assertThat(row.getRefunded()).isEqualTo("1399.00"));
	}

	@Test
	void readsWhyACallIsRefused() {
		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> new OrdersApi(this.client).getOrder("ext:web:never-placed"))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(404))
			.satisfies((ex) -> assertThat(ex.getResponseBody()).contains("order_not_found"));
	}

	private Order record() throws ApiException {
		return new OrdersApi(this.client).recordOrder(new OrderRequest().store("web")
			.orderId("o-" + UUID.randomUUID())
			.status(StatusEnum.PAID)
			.customer(new OrderCustomer().id(this.customer))
			.addLinesItem(new OrderLineRequest().lineId("1").sku("TALT-2").gross("1399.00")), null);
	}

}
