package se.stamkund.platform.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

class DataDirectoryInUseFailureAnalyzer extends AbstractFailureAnalyzer<DataDirectoryInUseException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DataDirectoryInUseException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), """
				Stop the other one, or give this one data of its own:
				  STAMKUND_DATA_DIR=<another directory>
				Several instances can share one database on a server of your own:
				  SPRING_DATASOURCE_URL=jdbc:postgresql://<host>/<database>""", cause);
	}

}
