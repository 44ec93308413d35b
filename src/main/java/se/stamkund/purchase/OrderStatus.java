package se.stamkund.purchase;

/** Where an order is on its way: created → paid → delivered, or cancelled. */
public enum OrderStatus {

	/** Placed but not paid: earns nothing yet. */
	CREATED,
	/** Paid: points are awarded. */
	PAID,
	/** In the customer's hands. */
	DELIVERED,
	/** Called off: what it gave is taken back. Final. */
	CANCELLED;

	/** Whether the goods have been paid for. */
	public boolean isPaid() {
		return this == PAID || this == DELIVERED;
	}

	/** Whether an order may go on from this status to another. */
	boolean canBecome(OrderStatus next) {
		return this != CANCELLED && next.compareTo(this) > 0;
	}

}
