package se.stamkund.program;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.batch.ReadOnce;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** The stores of a programme. */
@Service
public class Stores {

	private static final String CODE = "[a-z0-9]([a-z0-9_-]{0,38}[a-z0-9])?";

	private final StoreRepository stores;

	private final AuditLog audit;

	private final Clock clock;

	Stores(StoreRepository stores, AuditLog audit, Clock clock) {
		this.stores = stores;
		this.audit = audit;
		this.clock = clock;
	}

	/** The store that storefronts call so, closed or not. */
	@Transactional(readOnly = true)
	public Optional<StoreView> find(ProgramId program, String code) {
		return ReadOnce.isOn() ? among(program, (store) -> store.code().equals(code))
				: this.stores.findByProgramIdAndCode(program, code).map(Store::view);
	}

	/**
	 * One store.
	 * @throws NotFoundException if the programme has no such store
	 */
	@Transactional(readOnly = true)
	public StoreView get(ProgramId program, UUID id) {
		return (ReadOnce.isOn() ? among(program, (store) -> store.id().equals(id)) : Optional.<StoreView>empty())
			.orElseGet(() -> require(program, id).view());
	}

	/** All stores by code, closed ones too. */
	@Transactional(readOnly = true)
	public List<StoreView> list(ProgramId program) {
		return ReadOnce.get(Stores.class, program,
				() -> this.stores.findByProgramIdOrderByCode(program).stream().map(Store::view).toList());
	}

	private Optional<StoreView> among(ProgramId program, Predicate<StoreView> which) {
		return list(program).stream().filter(which).findFirst();
	}

	/**
	 * Adds a store.
	 * @throws ConflictException if the programme already has the code
	 * @throws BusinessRuleException if the code has other than small letters, digits,
	 * hyphen and underscore
	 */
	@Transactional
	public StoreView add(ProgramId program, String code, String name, StoreKind kind, Actor actor) {
		if (!code.matches(CODE)) {
			throw new BusinessRuleException("store_code_invalid",
					"The code may have small letters, digits, hyphens and underscores, at most 40");
		}
		if (this.stores.existsByProgramIdAndCode(program, code)) {
			throw new ConflictException("store_code_taken", "There is already a store with the code " + code, code);
		}
		var store = this.stores.saveAndFlush(new Store(program, code, name, kind)).view();
		this.audit.record(program, actor, "store.added", code, null, StoreState.of(store));
		return store;
	}

	/**
	 * Changes a store; its code stays.
	 * @param version the one that was looked at
	 * @throws NotFoundException if the programme has no such store
	 * @throws ObjectOptimisticLockingFailureException if somebody changed it since
	 */
	@Transactional
	public StoreView change(ProgramId program, UUID id, ChangeStore change, int version, Actor actor) {
		var store = require(program, id);
		var before = store.view();
		if (before.version() != version) {
			throw new ObjectOptimisticLockingFailureException(Store.class, id);
		}
		store.rename(change.name(), change.kind());
		if (change.closed()) {
			store.close(this.clock.instant());
		}
		else {
			store.reopen();
		}
		var after = this.stores.saveAndFlush(store).view();
		this.audit.record(program, actor, "store.changed", after.code(), StoreState.of(before), StoreState.of(after));
		return after;
	}

	void copy(ProgramId from, ProgramId to) {
		this.stores.findByProgramIdOrderByCode(from).forEach((store) -> this.stores.saveAndFlush(store.copyTo(to)));
	}

	private Store require(ProgramId program, UUID id) {
		return this.stores.findByProgramIdAndId(program, id)
			.orElseThrow(() -> new NotFoundException("store", "There is no such store"));
	}

	private record StoreState(String name, StoreKind kind, boolean closed) {

		static StoreState of(StoreView store) {
			return new StoreState(store.name(), store.kind(), store.closed());
		}

	}

}
