package se.stamkund.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * Tells which statements a call sends to the database, by Hibernate or without it. A
 * batch is one. Connections of other threads, and of this one at other times, are left as
 * they are.
 */
@Component
public class SentStatements implements BeanPostProcessor {

	private static final ThreadLocal<@Nullable List<String>> SENT = new ThreadLocal<>();

	/** The statements that a call sends in this thread. */
	public static List<String> during(Runnable call) {
		var sent = new ArrayList<String>();
		SENT.set(sent);
		try {
			call.run();
		}
		finally {
			SENT.remove();
		}
		return sent;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		return (bean instanceof DataSource source) ? new Watched(source) : bean;
	}

	private static void sent(String sql) {
		var sent = SENT.get();
		if (sent != null) {
			sent.add(sql);
		}
	}

	private static <T> T watch(Class<T> type, Object target, String sql) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
				var name = method.getName();
				var named = (arguments != null && arguments.length > 0 && arguments[0] instanceof String text) ? text
						: sql;
				if (name.startsWith("execute")) {
					sent(named);
				}
				try {
					var result = method.invoke(target, arguments);
					return (result instanceof PreparedStatement) ? watch(PreparedStatement.class, result, named)
							: (result instanceof Statement && name.startsWith("create"))
									? watch(Statement.class, result, named) : result;
				}
				catch (InvocationTargetException ex) {
					throw ex.getTargetException();
				}
			}));
	}

	/** Hands out watched connections while a call is counted. */
	private static final class Watched extends DelegatingDataSource {

		Watched(DataSource source) {
			super(source);
		}

		@Override
		public Connection getConnection() throws SQLException {
			var connection = super.getConnection();
			return (SENT.get() != null) ? watch(Connection.class, connection, "") : connection;
		}

	}

}
