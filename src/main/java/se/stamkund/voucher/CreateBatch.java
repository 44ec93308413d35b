package se.stamkund.voucher;

import java.util.List;

import se.stamkund.pricing.OfferTerms;

/**
 * Many codes of one kind.
 *
 * @param name for staff
 * @param label for whoever uses them
 */
public record CreateBatch(String name, Codes codes, VoucherLabel label, OfferTerms terms, VoucherRules rules) {

	/** Where the codes come from. */
	public sealed interface Codes {

		/** Made, so many, to look like this. */
		record Generated(CodePattern pattern, int count) implements Codes {
		}

		/** Brought along. */
		record Imported(List<String> codes) implements Codes {

			public Imported {
				codes = List.copyOf(codes);
			}

		}

	}

}
