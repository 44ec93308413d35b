package se.stamkund.dataload.web;

import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import se.stamkund.dataload.web.ImportResponse.Format;
import se.stamkund.dataload.web.ImportResponse.Options;

/**
 * How a file is to be read; what is not mentioned stays.
 *
 * @param mapping from the column's heading to the field's name, or to
 * {@code attribute.<name>}; all that are to be read
 */
@Schema(name = "ImportChange")
record ImportChange(@Nullable @Valid Format format,
		@Nullable @Size(max = 200) Map<@NotBlank @Size(max = 220) String, @NotBlank @Size(max = 60) String> mapping,
		@Nullable @Valid Options options) {
}
