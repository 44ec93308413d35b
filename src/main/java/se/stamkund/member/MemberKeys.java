package se.stamkund.member;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.member.MemberKey.ByEmail;
import se.stamkund.member.MemberKey.ByExternal;
import se.stamkund.member.MemberKey.ById;
import se.stamkund.member.MemberKey.ByNumber;
import se.stamkund.member.MemberKey.ByPhone;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.ProgramId;

/** Reads keys as identities, by the rules of their programme. */
@Component
class MemberKeys {

	private final Programs programs;

	private final Stores stores;

	MemberKeys(Programs programs, Stores stores) {
		this.programs = programs;
		this.stores = stores;
	}

	/** Whose phone numbers need no country code. */
	String country(ProgramId program) {
		var view = this.programs.get(program);
		return HomeCountry.of(view.currency(), view.zone());
	}

	/**
	 * The identity each key names. A key that can't be anyone's, as its store is unknown
	 * or its check digit wrong, is left out.
	 */
	Map<MemberKey, Identity> identities(ProgramId program, Collection<? extends MemberKey> keys) {
		var country = keys.stream().anyMatch(ByPhone.class::isInstance) ? country(program) : "";
		var storesByCode = keys.stream().anyMatch(ByExternal.class::isInstance) ? storesByCode(program)
				: Map.<String, UUID>of();
		var identities = new HashMap<MemberKey, Identity>();
		for (var key : keys) {
			read(key, country, storesByCode).ifPresent((identity) -> identities.put(key, identity));
		}
		return identities;
	}

	/** The identity an address stands for; empty if it is no address. */
	static Optional<Identity> readEmail(String email) {
		return read(new ByEmail(email), "", Map.of());
	}

	private static Optional<Identity> read(MemberKey key, String country, Map<String, UUID> storesByCode) {
		try {
			return Optional.ofNullable(identity(key, country, storesByCode));
		}
		catch (InvalidMemberDataException ex) {
			return Optional.empty();
		}
	}

	private static @Nullable Identity identity(MemberKey key, String country, Map<String, UUID> storesByCode) {
		return switch (key) {
			case ById byId -> null;
			case ByEmail(var email) -> Identity.email(email);
			case ByPhone(var phone) -> Identity.phone(phone, country);
			case ByNumber(var number) -> Identity.number(number);
			case ByExternal(var code, var id) -> {
				var store = storesByCode.get(code);
				yield (store != null) ? Identity.external(store, id) : null;
			}
		};
	}

	private Map<String, UUID> storesByCode(ProgramId program) {
		return this.stores.list(program).stream().collect(Collectors.toMap(StoreView::code, StoreView::id));
	}

}
