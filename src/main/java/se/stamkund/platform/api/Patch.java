package se.stamkund.platform.api;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What a PATCH says of one field, as in a JSON merge patch: nothing, a new value, or
 * {@code null} to take the value away.
 *
 * @param given whether the field was there at all
 */
@JsonDeserialize(using = PatchDeserializer.class)
public record Patch<T>(boolean given, @Nullable T value) {

	private static final Patch<?> NOTHING = new Patch<>(false, null);

	/** Leaves the field as it is. */
	@SuppressWarnings("unchecked")
	public static <T> Patch<T> nothing() {
		return (Patch<T>) NOTHING;
	}

	/** Sets the field; with null, empties it. */
	public static <T> Patch<T> to(@Nullable T value) {
		return new Patch<>(true, value);
	}

	/** What the field is afterwards. */
	public @Nullable T over(@Nullable T current) {
		return this.given ? this.value : current;
	}

	/** The same said of something made from the value. */
	public <R> Patch<R> map(Function<? super T, ? extends R> mapping) {
		return this.given ? to((this.value != null) ? mapping.apply(this.value) : null) : nothing();
	}

}
