package se.stamkund.program;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import se.stamkund.shared.ProgramId;

/** Staff and stores by name. */
@Component
class OwnAuditNames implements AuditNames {

	private final StaffRepository staff;

	private final StoreRepository stores;

	OwnAuditNames(StaffRepository staff, StoreRepository stores) {
		this.staff = staff;
		this.stores = stores;
	}

	@Override
	public Map<UUID, Name> find(ProgramId program, Set<UUID> ids) {
		var names = new HashMap<UUID, Name>();
		this.staff.findByIdIn(ids)
			.stream()
			.map(Staff::view)
			.forEach((person) -> names.put(person.id(), new Name(person.name(), null)));
		this.stores.findByProgramIdOrderByCode(program)
			.stream()
			.map(Store::view)
			.filter((store) -> ids.contains(store.id()))
			.forEach((store) -> names.put(store.id(), new Name(store.name(), "/admin/settings/stores/" + store.id())));
		return names;
	}

}
