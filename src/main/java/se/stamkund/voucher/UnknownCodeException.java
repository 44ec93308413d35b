package se.stamkund.voucher;

import se.stamkund.shared.NotFoundException;

/** There is no such code: it was mistyped, or it never was. */
public class UnknownCodeException extends NotFoundException {

	private final String code;

	UnknownCodeException(VoucherRefusal refusal) {
		super("voucher", refusal.detail());
		this.code = refusal.code();
	}

	/** {@code code_mistyped} or {@code code_unknown}. */
	@Override
	public String code() {
		return this.code;
	}

}
