package se.stamkund.dataload;

import java.util.function.BooleanSupplier;

/** This instance is to end; another goes on where it was. */
class StoppedException extends RuntimeException {

	static void on(BooleanSupplier stop) {
		if (stop.getAsBoolean()) {
			throw new StoppedException();
		}
	}

}
