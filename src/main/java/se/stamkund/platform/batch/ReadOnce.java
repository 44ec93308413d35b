package se.stamkund.platform.batch;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Lets a batch read settings once, however often its steps ask for them. What is read so
 * must not be changed by the batch itself.
 */
public final class ReadOnce {

	private static final ThreadLocal<@Nullable Map<Question, Object>> ANSWERS = new ThreadLocal<>();

	private ReadOnce() {
	}

	/** Does the work of a batch; within its transaction, so that a new one reads anew. */
	public static <T> T during(Supplier<T> work) {
		if (ANSWERS.get() != null) {
			return work.get();
		}
		ANSWERS.set(new HashMap<>());
		try {
			return work.get();
		}
		finally {
			ANSWERS.remove();
		}
	}

	/** Whether a batch is at work. */
	public static boolean isOn() {
		return ANSWERS.get() != null;
	}

	/**
	 * What was read before in this batch; reads it if nothing was, or no batch is at
	 * work.
	 * @param reader who asks, as others may ask for something else by the same key
	 */
	@SuppressWarnings("unchecked")
	public static <T> T get(Class<?> reader, Object key, Supplier<T> read) {
		var answers = ANSWERS.get();
		if (answers == null) {
			return read.get();
		}
		var question = new Question(reader, key);
		var known = (T) answers.get(question);
		if (known != null) {
			return known;
		}
		var answer = read.get();
		answers.put(question, answer);
		return answer;
	}

	private record Question(Class<?> reader, Object key) {
	}

}
