package se.stamkund.program;

/** What a store shall be from now on. */
public record ChangeStore(String name, StoreKind kind, boolean closed) {
}
