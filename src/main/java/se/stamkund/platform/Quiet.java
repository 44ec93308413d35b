package se.stamkund.platform;

import java.util.function.Supplier;

/**
 * Work that is nobody's news, because it moves in from elsewhere what happened long ago:
 * no mail is sent, and only those listeners hear of it who say that they want to.
 */
public final class Quiet {

	private static final ThreadLocal<Boolean> ON = ThreadLocal.withInitial(() -> false);

	private Quiet() {
	}

	/** Does the work, on this thread, without a word to anybody. */
	public static <T> T during(Supplier<T> work) {
		boolean before = ON.get();
		ON.set(true);
		try {
			return work.get();
		}
		finally {
			if (before) {
				ON.set(true);
			}
			else {
				ON.remove();
			}
		}
	}

	/** Whether this thread is doing such work. */
	public static boolean isOn() {
		return ON.get();
	}

}
