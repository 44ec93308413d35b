package se.stamkund.purchase;

import java.util.UUID;

/** What an order is called by its store. */
record OrderNumber(UUID store, String orderId) {

}
