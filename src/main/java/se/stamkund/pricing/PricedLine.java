package se.stamkund.pricing;

import se.stamkund.shared.Money;

/**
 * A line of a cart, after offers.
 *
 * @param discount what offers take off, besides the line's own discount
 * @param net what is left to pay
 */
public record PricedLine(String lineId, Money discount, Money net) {

}
