package se.stamkund.platform.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one part of a request.
 *
 * @param pointer where in the body, as a JSON pointer
 * @param parameter or which query parameter, path variable or header
 * @param detail what to write instead
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FieldProblem(@Nullable String pointer, @Nullable String parameter, String detail) {

	static FieldProblem at(String pointer, String detail) {
		return new FieldProblem(pointer, null, detail);
	}

	static FieldProblem in(String parameter, String detail) {
		return new FieldProblem(null, parameter, detail);
	}

	FieldProblem below(String prefix) {
		return (this.pointer != null) ? at(prefix + this.pointer, this.detail) : this;
	}

	@JsonIgnore
	String sentence() {
		var where = (this.pointer != null) ? this.pointer : this.parameter;
		return (where == null || where.isEmpty()) ? this.detail : where + ": " + this.detail;
	}

}
