package se.stamkund;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Keeps who may use whom: the {@code allowedDependencies} of each package-info. */
class ModulesTest {

	@Test
	void everyModuleUsesOnlyWhatItsPackageInfoAllows() {
		ApplicationModules.of(StamkundApplication.class).verify();
	}

}
