package se.stamkund;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

/** What the package visibility alone can't keep: the layers inside a feature. */
@AnalyzeClasses(packages = "se.stamkund", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

	@ArchTest
	static final ArchRule entitiesStayInTheirFeature = classes().that()
		.areAnnotatedWith(Entity.class)
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule repositoriesStayInTheirFeature = classes().that()
		.areAssignableTo(Repository.class)
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule controllersArePackagePrivateInWeb = classes().that()
		.areAnnotatedWith(Controller.class)
		.or()
		.areAnnotatedWith(RestController.class)
		.should()
		.notBePublic()
		.andShould()
		.resideInAnyPackage("..web..", "..platform..");

	@ArchTest
	static final ArchRule ruleObjectsDoNotKnowTheWeb = noClasses().that()
		.resideOutsideOfPackages("..web..", "..platform..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.web.bind..", "org.springframework.ui..", "jakarta.servlet..");

	@ArchTest
	static final ArchRule noFieldInjection = noFields().should().beAnnotatedWith(Autowired.class);

	@ArchTest
	static final ArchRule domainAsksTheProgrammesClock = noClasses().that()
		.resideOutsideOfPackages("..platform..")
		.should()
		.callMethodWhere(JavaCall.Predicates.target(DescribedPredicate.describe("Instant.now() and its like",
				(target) -> target.getName().equals("now") && target.getOwner().getPackageName().equals("java.time")
						&& target.getRawParameterTypes().isEmpty())));

}
