package io.cdrfacade;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Checks which packages may use which. */
@AnalyzeClasses(packagesOf = CdrFacadeApplication.class, importOptions = DoNotIncludeTests.class)
class BoundariesTests {

	/** About 25, so that one can take in a package at a glance. */
	private static final long MAX_TYPES = 26;

	private static final String HASH = "io.cdrfacade.hash";

	private static final String TEXT = "io.cdrfacade.text";

	private static final String WORK = "io.cdrfacade.work";

	private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("io.cdrfacade..");

	@ArchTest
	static final ArchRule hashDependsOnNothingOfOurs = dependsOnlyOn(HASH);

	@ArchTest
	static final ArchRule textDependsOnNothingOfOurs = dependsOnlyOn(TEXT);

	@ArchTest
	static final ArchRule workDependsOnNothingOfOurs = dependsOnlyOn(WORK);

	@ArchTest
	static final ArchRule platformKnowsNoFeature = dependsOnlyOn("..platform..", HASH, TEXT, WORK);

	@ArchTest
	static final ArchRule othersSeeOnlyTheRootOfPlatform = noClasses().that()
		.resideOutsideOfPackage("..platform..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.cdrfacade.platform.*..");

	@ArchTest
	static final ArchRule rootOfPlatformUsesNoneOfItsSubPackages = noClasses().that()
		.resideInAPackage("io.cdrfacade.platform")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.cdrfacade.platform.*..");

	@ArchTest
	static final ArchRule onlyHttpExchangeAndRecordingsAreReactive = noClasses().that()
		.resideOutsideOfPackage("io.cdrfacade.platform.recording")
		.and()
		.doNotHaveFullyQualifiedName("io.cdrfacade.platform.wire.HttpExchange")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("reactor.core..");

	/** Permits and headers count on it: virtual threads make waiting cheap. */
	@ArchTest
	static final ArchRule requestsEndWithTheirThread = noClasses().should()
		.dependOnClassesThat()
		.haveNameMatching(
				"jakarta\\.servlet\\.Async.*|org\\.springframework\\.web\\..*(Emitter|DeferredResult|WebAsyncTask"
						+ "|StreamingResponseBody).*");

	@ArchTest
	static final ArchRule webKnowsNoFeature = dependsOnlyOn("..web..", "..platform..", TEXT, WORK);

	@ArchTest
	static final ArchRule securityKnowsNoFeature = dependsOnlyOn("..security..", "..web..", "..platform..", HASH, TEXT);

	@ArchTest
	static final ArchRule callsKnowNoOtherFeature = dependsOnlyOn("io.cdrfacade.calls..", "..web..", "..platform..",
			"..security..", HASH, TEXT, WORK);

	@ArchTest
	static final ArchRule recordingsKnowNoOtherFeature = dependsOnlyOn("io.cdrfacade.recordings..", "..web..",
			"..platform..", "..security..");

	@ArchTest
	static final ArchRule explorerKnowsNoOtherFeature = dependsOnlyOn("..explorer..", "..web..", "..platform..",
			"..security..");

	@ArchTest
	static final ArchRule configurationKnowsNoFeature = dependsOnlyOn("..configuration..", "..web..");

	@ArchTest
	static final ArchRule sandboxStandsAlone = dependsOnlyOn("..sandbox..");

	@ArchTest
	static final ArchRule nothingDependsOnSandbox = noClasses().that()
		.resideOutsideOfPackage("..sandbox..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("..sandbox..");

	@ArchTest
	static final ArchRule redisServesPlatformAndSecurity = dependsOnlyOn("io.cdrfacade.redis..", "..platform..",
			"..security..", HASH);

	@ArchTest
	static final ArchRule nothingDependsOnRedis = noClasses().that()
		.resideOutsideOfPackage("io.cdrfacade.redis..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.cdrfacade.redis..", "org.springframework.data..", "io.lettuce..",
				"io.github.bucket4j.redis..");

	/** The computer's clock may be set. What measures intervals uses a ticker. */
	@ArchTest
	static final ArchRule intervalsDoNotDependOnTheClock = noClasses().that()
		.resideInAnyPackage("..web.caching..", "..web.load..", "..security.limit..")
		.should()
		.dependOnClassesThat()
		.areAssignableTo(Clock.class);

	@ArchTest
	static final ArchRule clocksAreInjected = noClasses().that()
		.resideOutsideOfPackage("..sandbox..")
		.should()
		.callMethod(System.class, "currentTimeMillis")
		.orShould()
		.callMethod(Instant.class, "now");

	@ArchTest
	static final ArchRule topPackagesHaveNoCycles = slices().matching("io.cdrfacade.(*)..").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching("io.cdrfacade.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule onlyPlatformSpeaksHttpToThePlatform = noClasses().that()
		.resideOutsideOfPackage("..platform..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.web.reactive..", "reactor..", "io.netty..");

	@ArchTest
	static final ArchRule publicTypesAreUsedElsewhere = classes().that()
		.arePublic()
		.and()
		.areTopLevelClasses()
		.and()
		.doNotHaveFullyQualifiedName(CdrFacadeApplication.class.getName())
		.and()
		.areNotAssignableTo(ThreadLocalAccessor.class) // services, made by name
		.should(beUsedInAnotherPackage());

	@ArchTest
	static final ArchRule everyPackageIsNullMarked = classes().should(resideInNullMarkedPackage());

	@ArchTest
	static void noTwoTypesHaveTheSameName(JavaClasses all) {
		assertThat(all.stream().filter(JavaClass::isTopLevelClass).filter((type) -> !isPackageInfo(type)).toList())
			.extracting(JavaClass::getSimpleName)
			.doesNotHaveDuplicates();
	}

	@ArchTest
	static void packagesAreSmall(JavaClasses all) {
		Map<String, Long> types = all.stream()
			.filter((type) -> type.isTopLevelClass() && !isPackageInfo(type))
			.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
		assertThat(types).allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MAX_TYPES));
	}

	private static boolean isPackageInfo(JavaClass type) {
		return type.getSimpleName().equals("package-info");
	}

	private static ArchCondition<JavaClass> beUsedInAnotherPackage() {
		return new ArchCondition<>("be used in another package") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean used = type.getDirectDependenciesToSelf()
					.stream()
					.anyMatch((use) -> !use.getOriginClass().getPackage().equals(type.getPackage()));
				events.add(new SimpleConditionEvent(type, used, type.getName() + " is used in its own package only"));
			}
		};
	}

	private static ArchCondition<JavaClass> resideInNullMarkedPackage() {
		return new ArchCondition<>("reside in a @NullMarked package") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				JavaPackage home = type.getPackage();
				boolean marked = home.tryGetAnnotationOfType(NullMarked.class).isPresent();
				events.add(new SimpleConditionEvent(type, marked, home.getName() + " is not @NullMarked"));
			}
		};
	}

	/** Of our packages; of libraries, they may use any. */
	private static ArchRule dependsOnlyOn(String packages, String... others) {
		return noClasses().that()
			.resideInAPackage(packages)
			.should()
			.dependOnClassesThat(OURS.and(not(resideInAPackage(packages))).and(not(resideInAnyPackage(others))));
	}

}
