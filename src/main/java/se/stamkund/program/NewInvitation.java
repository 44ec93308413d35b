package se.stamkund.program;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Somebody to invite.
 *
 * @param store the one store of a TILL; ignored for other roles
 */
public record NewInvitation(String email, Role role, @Nullable UUID store) {
}
