package se.stamkund.giftcard;

/** What became of money that was set aside. */
enum CardUseState {

	HELD, USED, RELEASED, LAPSED

}
