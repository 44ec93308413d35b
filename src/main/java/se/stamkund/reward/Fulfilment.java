package se.stamkund.reward;

/** How far staff have come with what is to be sent or done. */
public enum Fulfilment {

	NEW, SENT, DONE

}
