package se.stamkund.program;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.ProgramId;

/** A programme that a person works with. */
public record StaffProgram(ProgramId id, String code, String name, ProgramKind kind, Role role, @Nullable UUID store) {
}
