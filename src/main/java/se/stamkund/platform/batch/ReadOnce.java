package se.stamkund.platform.batch;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Lets a batch read settings once, however often its steps ask for them. What is read so
 * must not be changed by the batch itself, nor by whoever is given it, and its table must
 * raise the programme's settings revision: see {@link SettingsMemory}.
 */
public final class ReadOnce {

	private static final ThreadLocal<@Nullable Answers> ANSWERS = new ThreadLocal<>();

	private ReadOnce() {
	}

	/** Does the work of a batch; within its transaction, so that a new one reads anew. */
	public static <T> T during(Supplier<T> work) {
		return during(new Answers(Map.of()), work);
	}

	static <T> T during(Answers answers, Supplier<T> work) {
		if (ANSWERS.get() != null) {
			return work.get();
		}
		ANSWERS.set(answers);
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
		var known = (T) answers.find(question);
		if (known != null) {
			return known;
		}
		var answer = read.get();
		answers.add(question, answer);
		return answer;
	}

	record Question(Class<?> reader, Object key) {
	}

	/** What a batch knows: what was remembered for it, and what it has read. */
	record Answers(Map<Question, Object> remembered, Map<Question, Object> read) {

		Answers(Map<Question, Object> remembered) {
			this(remembered, new HashMap<>());
		}

		private @Nullable Object find(Question question) {
			var found = this.read.get(question);
			return (found != null) ? found : this.remembered.get(question);
		}

		private void add(Question question, Object answer) {
			this.read.put(question, answer);
		}

	}

}
