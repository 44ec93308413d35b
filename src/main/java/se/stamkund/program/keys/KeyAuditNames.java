package se.stamkund.program.keys;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import se.stamkund.program.AuditNames;
import se.stamkund.shared.ProgramId;

/** API keys by the name they were given. */
@Component
class KeyAuditNames implements AuditNames {

	private final ApiKeyRepository keys;

	KeyAuditNames(ApiKeyRepository keys) {
		this.keys = keys;
	}

	@Override
	public Map<UUID, Name> find(ProgramId program, Set<UUID> ids) {
		return this.keys.findByProgramIdOrderByIdDesc(program)
			.stream()
			.map(ApiKey::view)
			.filter((key) -> ids.contains(key.id()))
			.collect(Collectors.toMap(KeyView::id, (key) -> new Name(key.name(), null)));
	}

}
