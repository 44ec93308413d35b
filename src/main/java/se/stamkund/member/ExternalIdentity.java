package se.stamkund.member;

import java.util.UUID;

/** A storefront's own id of a member. */
public record ExternalIdentity(UUID store, String id) {
}
