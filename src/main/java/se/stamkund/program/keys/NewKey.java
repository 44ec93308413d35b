package se.stamkund.program.keys;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A key to make.
 *
 * @param name what it is for, in the merchant's words
 * @param store the store that is meant when a call names none
 */
public record NewKey(String name, KeyKind kind, KeyMode mode, @Nullable UUID store) {
}
