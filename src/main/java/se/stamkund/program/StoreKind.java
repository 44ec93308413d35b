package se.stamkund.program;

/** Where a store meets its customers. */
public enum StoreKind {

	WEB, TILL

}
