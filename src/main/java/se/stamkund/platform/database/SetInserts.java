package se.stamkund.platform.database;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Inserts new entities, any number of a type in one statement. For what is written in
 * bulk and not looked at again: the entities are not managed afterwards.
 */
@Component
public class SetInserts {

	private final SessionFactoryImplementor factory;

	private final EntityManager entities;

	private final JdbcTemplate database;

	private final ConcurrentMap<Class<?>, EntityRows<?>> types = new ConcurrentHashMap<>();

	SetInserts(EntityManagerFactory factory, EntityManager entities, JdbcTemplate database) {
		this.factory = factory.unwrap(SessionFactoryImplementor.class);
		this.entities = entities;
		this.database = database;
	}

	/** Inserts them in the caller's transaction. */
	@Transactional(propagation = Propagation.MANDATORY)
	public <T> void insert(Class<T> type, Collection<T> entities) {
		if (!entities.isEmpty()) {
			this.entities.flush(); // the rows may refer to what was only just saved
			rows(type).insert(this.database, entities);
		}
	}

	@SuppressWarnings("unchecked")
	private <T> EntityRows<T> rows(Class<T> type) {
		return (EntityRows<T>) this.types.computeIfAbsent(type,
				(key) -> EntityRows.of(this.factory, type, this.database));
	}

}
