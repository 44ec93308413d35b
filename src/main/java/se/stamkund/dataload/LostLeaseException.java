package se.stamkund.dataload;

/** Somebody else works on it now; what this one has not committed is nobody's loss. */
class LostLeaseException extends RuntimeException {

	private LostLeaseException() {
		super("Another worker has taken over the import");
	}

	static void unless(boolean held) {
		if (!held) {
			throw new LostLeaseException();
		}
	}

}
