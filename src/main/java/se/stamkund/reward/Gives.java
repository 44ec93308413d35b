package se.stamkund.reward;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/** What whoever takes a reward gets. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(value = Gives.FixedDiscount.class, name = "FIXED_DISCOUNT"),
		@JsonSubTypes.Type(value = Gives.Percentage.class, name = "PERCENTAGE"),
		@JsonSubTypes.Type(value = Gives.FreeShipping.class, name = "FREE_SHIPPING"),
		@JsonSubTypes.Type(value = Gives.FreeProduct.class, name = "FREE_PRODUCT"),
		@JsonSubTypes.Type(value = Gives.GiftCard.class, name = "GIFT_CARD"),
		@JsonSubTypes.Type(value = Gives.Experience.class, name = "EXPERIENCE"),
		@JsonSubTypes.Type(value = Gives.Donation.class, name = "DONATION") })
public sealed interface Gives {

	@JsonIgnore
	RewardKind kind();

	/** Whether staff have something to do when it is taken. */
	@JsonIgnore
	default boolean isFulfilledByHand() {
		return false;
	}

	/** Whether it is a code to use when buying something. */
	@JsonIgnore
	default boolean isCode() {
		return true;
	}

	/** A code for an amount off. */
	record FixedDiscount(Money amount) implements Gives {

		@Override
		public RewardKind kind() {
			return RewardKind.FIXED_DISCOUNT;
		}

	}

	/**
	 * A code for a part off.
	 *
	 * @param percent 10 for 10 %
	 * @param cap the most it takes off
	 */
	record Percentage(BigDecimal percent, @Nullable Money cap) implements Gives {

		@Override
		public RewardKind kind() {
			return RewardKind.PERCENTAGE;
		}

	}

	/** A code for the shipping of an order. */
	record FreeShipping() implements Gives {

		@Override
		public RewardKind kind() {
			return RewardKind.FREE_SHIPPING;
		}

	}

	/**
	 * A product.
	 *
	 * @param sent whether staff send it; otherwise a code makes it free when it is bought
	 */
	record FreeProduct(String sku, int quantity, boolean sent) implements Gives {

		@Override
		public RewardKind kind() {
			return RewardKind.FREE_PRODUCT;
		}

		@Override
		public boolean isFulfilledByHand() {
			return this.sent;
		}

		@Override
		public boolean isCode() {
			return !this.sent;
		}

	}

	/** A card with money on it. */
	record GiftCard(Money amount) implements Gives {

		@Override
		public RewardKind kind() {
			return RewardKind.GIFT_CARD;
		}

		@Override
		public boolean isCode() {
			return false;
		}

	}

	/** Something that staff see to. */
	record Experience() implements Gives {

		@Override
		public RewardKind kind() {
			return RewardKind.EXPERIENCE;
		}

		@Override
		public boolean isFulfilledByHand() {
			return true;
		}

		@Override
		public boolean isCode() {
			return false;
		}

	}

	/** Money that staff pass on to somebody who needs it. */
	record Donation() implements Gives {

		@Override
		public RewardKind kind() {
			return RewardKind.DONATION;
		}

		@Override
		public boolean isFulfilledByHand() {
			return true;
		}

		@Override
		public boolean isCode() {
			return false;
		}

	}

}
