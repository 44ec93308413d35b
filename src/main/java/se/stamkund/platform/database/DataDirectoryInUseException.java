package se.stamkund.platform.database;

import java.nio.file.Path;

/** Another application already runs its embedded PostgreSQL here. */
class DataDirectoryInUseException extends IllegalStateException {

	DataDirectoryInUseException(Path directory) {
		super("Another Stamkund is running on the data in " + directory + ".");
	}

}
