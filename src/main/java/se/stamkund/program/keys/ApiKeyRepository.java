package se.stamkund.program.keys;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface ApiKeyRepository extends Repository<ApiKey, UUID> {

	ApiKey saveAndFlush(ApiKey key);

	Optional<ApiKey> findByProgramIdAndId(ProgramId program, UUID id);

	List<ApiKey> findByProgramIdOrderByIdDesc(ProgramId program);

	@Query("""
			select k.id as id, k.programId as programId, k.kind as kind, k.mode as mode, k.storeId as storeId
			from ApiKey k
			where k.keyHash = :hash and k.revokedAt is null
			""")
	Optional<UsableKey> findUsable(byte[] hash);

	record UsableKey(UUID id, ProgramId programId, KeyKind kind, KeyMode mode, @Nullable UUID storeId) {
	}

}
