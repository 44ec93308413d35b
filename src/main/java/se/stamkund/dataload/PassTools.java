package se.stamkund.dataload;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a pass over a file writes down its results with. */
@Component
class PassTools {

	private final ImportOutcomes outcomes;

	private final ImportLeases leases;

	private final TransactionTemplate transactions;

	PassTools(ImportOutcomes outcomes, ImportLeases leases, PlatformTransactionManager transactions) {
		this.outcomes = outcomes;
		this.leases = leases;
		this.transactions = new TransactionTemplate(transactions);
	}

	ImportOutcomes outcomes() {
		return this.outcomes;
	}

	ImportLeases leases() {
		return this.leases;
	}

	TransactionTemplate transactions() {
		return this.transactions;
	}

}
