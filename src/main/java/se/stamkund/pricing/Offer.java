package se.stamkund.pricing;

/**
 * Something that takes money off a cart.
 *
 * @param key what the caller knows it by, unique among the offers of a cart
 * @param label what people know it by, such as the code "HÖST150"
 */
public record Offer(String key, String label, OfferTerms terms) {

}
