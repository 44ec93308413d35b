package se.stamkund.dataload.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.dataload.AwardChoice;
import se.stamkund.dataload.DateOrder;
import se.stamkund.dataload.FileFormat;
import se.stamkund.dataload.ImportOptions;
import se.stamkund.dataload.ImportView;
import se.stamkund.dataload.Tally;

/** An import as JSON tells it. */
@Schema(name = "Import")
record ImportResponse(UUID id, @Schema(example = "orders") String kind, @Schema(example = "checked") String state,
		String fileName, long bytes, Format format, List<String> columns, Map<String, String> mapping, Options options,
		int lines, int done, @Nullable Counts forecast, Counts result, @Nullable String failure, Instant createdAt,
		@Nullable Instant startedAt, @Nullable Instant finishedAt, @Nullable Instant undoneAt) {

	/** What a file is written in. */
	@Schema(name = "ImportFormat")
	record Format(@Nullable @Schema(example = "UTF-8") String charset,
			@Nullable @Schema(example = ";") String delimiter, @Nullable Boolean decimalComma,
			@Nullable @Schema(allowableValues = {
					"year_first", "day_first", "month_first" }) String dates){

		static Format of(FileFormat format) {
			return new Format(format.charset(), format.delimiter(), format.decimalComma(),
					format.dates().name().toLowerCase(java.util.Locale.ROOT));
		}

	}

	/** What whoever imports has chosen. */
	@Schema(name = "ImportOptions")
	record Options(@Nullable @Schema(example = "web") String store, @Nullable @Schema(allowableValues = {
			"auto", "history", "by_date", "today" }) String awarding, @Nullable Boolean enrol){

		static Options of(ImportOptions options) {
			return new Options(options.store(), options.awarding().code(), options.enrol());
		}

	}

	/**
	 * What it came to, or would come to.
	 *
	 * @param counts lines and what they were
	 * @param reasons rejected lines by the code of the reason
	 * @param points by the month they expire in
	 */
	@Schema(name = "ImportCounts")
	record Counts(Map<String, Long> counts, Map<String, Long> reasons, Map<String, Long> points) {

		static Counts of(Tally tally) {
			return new Counts(tally.counts(), tally.reasons(), tally.months());
		}

	}

	static ImportResponse of(ImportView view) {
		return new ImportResponse(view.id(), view.kind().code(), view.state().code(), view.fileName(), view.bytes(),
				Format.of(view.format()), view.columns(), view.mapping().columns(), Options.of(view.options()),
				view.lines(), view.done(), (view.forecast() != null) ? Counts.of(view.forecast()) : null,
				Counts.of(view.tally()), (view.failure() != null) ? view.failure().code() : null, view.createdAt(),
				view.startedAt(), view.finishedAt(), view.undoneAt());
	}

	static FileFormat format(@Nullable Format told, FileFormat now) {
		if (told == null) {
			return now;
		}
		var charset = (told.charset() != null) ? told.charset() : now.charset();
		var delimiter = (told.delimiter() != null) ? told.delimiter() : now.delimiter();
		if (!FileFormat.CHARSETS.contains(charset)) {
			throw new se.stamkund.platform.api.InvalidFieldException("/format/charset",
					"Must be one of " + String.join(", ", FileFormat.CHARSETS));
		}
		if (!FileFormat.DELIMITERS.contains(delimiter)) {
			throw new se.stamkund.platform.api.InvalidFieldException("/format/delimiter",
					"Must be a semicolon, a comma, a tab or a bar");
		}
		return new FileFormat(charset, delimiter,
				(told.decimalComma() != null) ? told.decimalComma() : now.decimalComma(),
				(told.dates() != null) ? one(DateOrder.class, told.dates(), "/format/dates") : now.dates());
	}

	static ImportOptions options(@Nullable Options told, ImportOptions now) {
		if (told == null) {
			return now;
		}
		return new ImportOptions(
				(told.store() != null) ? told.store() : now.store(), (told.awarding() != null)
						? one(AwardChoice.class, told.awarding(), "/options/awarding") : now.awarding(),
				(told.enrol() != null) ? told.enrol() : now.enrol());
	}

	static <E extends Enum<E>> E one(Class<E> type, String told, String pointer) {
		for (var each : type.getEnumConstants()) {
			if (each.name().toLowerCase(java.util.Locale.ROOT).equals(told)) {
				return each;
			}
		}
		throw new se.stamkund.platform.api.InvalidFieldException(pointer,
				"Must be one of " + java.util.Arrays.stream(type.getEnumConstants())
					.map((each) -> each.name().toLowerCase(java.util.Locale.ROOT))
					.collect(java.util.stream.Collectors.joining(", ")));
	}

}
