package se.stamkund.dataload;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A line that was not imported, and why.
 *
 * @param code of the reason; pages say it in words of their own
 * @param detail in English
 * @param cells as they are in the file; empty once that is forgotten
 */
public record ImportProblem(int line, String result, @Nullable String code, List<String> arguments,
		@Nullable String detail, List<String> cells) {
}
