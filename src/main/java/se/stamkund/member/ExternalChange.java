package se.stamkund.member;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A storefront's id of a member, or null to take it away. */
public record ExternalChange(UUID store, @Nullable String id) {
}
