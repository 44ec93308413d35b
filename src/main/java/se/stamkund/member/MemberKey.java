package se.stamkund.member;

import java.util.UUID;

import se.stamkund.shared.MemberId;

/**
 * What a caller knows a member by. What she typed is kept as it was; the directory
 * normalises it by the programme's rules when it looks it up.
 */
public sealed interface MemberKey {

	/** Our own id. Ids of members that were merged into another lead to that one. */
	record ById(MemberId id) implements MemberKey {

		@Override
		public String toString() {
			return this.id.toString();
		}

	}

	/** An e-mail address, in any case. */
	record ByEmail(String email) implements MemberKey {

		@Override
		public String toString() {
			return "e-mail " + this.email;
		}

	}

	/** A phone number, national or international. */
	record ByPhone(String phone) implements MemberKey {

		@Override
		public String toString() {
			return "phone " + this.phone;
		}

	}

	/** A member number, with or without spaces. */
	record ByNumber(String number) implements MemberKey {

		@Override
		public String toString() {
			return "number " + this.number;
		}

	}

	/**
	 * A storefront's own customer id.
	 *
	 * @param store the code of the store
	 */
	record ByExternal(String store, String id) implements MemberKey {

		@Override
		public String toString() {
			return "ext:" + this.store + ":" + this.id;
		}

	}

	/**
	 * Reads what REST calls {@code {id}} or {@code member}.
	 * @param text our id, or {@code ext:{store}:{id}}
	 * @throws IllegalArgumentException if it is neither
	 */
	static MemberKey parse(String text) {
		var parts = text.split(":", 3);
		if (parts.length == 3 && parts[0].equals("ext") && !parts[1].isBlank() && !parts[2].isBlank()) {
			return new ByExternal(parts[1], parts[2]);
		}
		var id = (text.length() == 36) ? UUID.fromString(text) : null;
		if (id == null || !id.toString().equalsIgnoreCase(text)) {
			throw new IllegalArgumentException("A member is named by our id or by ext:{store}:{id}");
		}
		return new ById(new MemberId(id));
	}

	/**
	 * What people type to name a member: an address, a member number or a phone number.
	 */
	static MemberKey typed(String typed) {
		var text = typed.strip();
		if (text.contains("@")) {
			return new ByEmail(text);
		}
		var digits = text.replaceAll("\\D", "");
		boolean number = digits.length() == 8 && !digits.startsWith("0") && !text.startsWith("+");
		return number ? new ByNumber(digits) : new ByPhone(text);
	}

}
