package dev.culprit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The floors of the engine: each package may import what stands beside it here, and no other. */
class FloorsTest {

  private static final String ROOT = "dev.culprit.";

  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.culprit");

  private static final Map<String, Set<String>> MAY_IMPORT = new LinkedHashMap<>();

  static {
    MAY_IMPORT.put("fact", Set.of());
    MAY_IMPORT.put("knowledge", Set.of("fact"));
    MAY_IMPORT.put("source", Set.of("fact", "knowledge"));
    MAY_IMPORT.put("run", Set.of("fact", "knowledge", "source"));
    MAY_IMPORT.put("parse", Set.of("fact", "source"));
    MAY_IMPORT.put("trace", Set.of("fact", "source", "parse"));
    MAY_IMPORT.put("callers", Set.of("fact", "source", "run", "trace"));
    MAY_IMPORT.put("logs", Set.of("fact", "source", "knowledge"));
    MAY_IMPORT.put("combine", Set.of("fact", "knowledge"));
    MAY_IMPORT.put("infer", Set.of("fact", "knowledge"));
    MAY_IMPORT.put("rank", Set.of("fact", "knowledge"));
    MAY_IMPORT.put("advise", Set.of("fact", "knowledge", "rank"));
    MAY_IMPORT.put("diagnose", new TreeSet<>(MAY_IMPORT.keySet()));
    MAY_IMPORT.put("gauge", Set.of("fact", "source", "run"));
    MAY_IMPORT.put("capsule", Set.of("fact", "source", "run"));
    MAY_IMPORT.put("flow", Set.of("fact", "knowledge", "source", "run"));
    MAY_IMPORT.put("watch", Set.of("fact", "source", "gauge"));
    MAY_IMPORT.put("verify", Set.of("fact", "knowledge", "gauge", "rank", "diagnose"));
    MAY_IMPORT.put("triage", Set.of("fact", "knowledge", "source", "advise", "rank", "diagnose"));
    MAY_IMPORT.put("journal", Set.of("source", "triage"));
    MAY_IMPORT.put("recall", Set.of("fact", "source", "journal"));
    MAY_IMPORT.put("redact", Set.of("fact", "knowledge", "source", "logs"));
    MAY_IMPORT.put("capture", Set.of("fact", "knowledge", "source", "rank", "diagnose", "recall"));
  }

  @TestFactory
  Stream<DynamicTest> aPackageImportsOnlyWhatStandsBelowIt() {
    return MAY_IMPORT.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> imports(e.getKey(), e.getValue())));
  }

  private static void imports(String name, Set<String> allowed) {
    String[] own =
        Stream.concat(Stream.of(name), allowed.stream())
            .map(p -> ROOT + p + "..")
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(ROOT + name + "..")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(own).or(not(resideInAPackage("dev.culprit.."))))
        .check(ENGINE);
  }

  @Test
  void everyPackageStandsOnAFloor() {
    Set<String> there =
        ENGINE.stream()
            .map(c -> c.getPackageName().substring(ROOT.length()).split("\\.", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeMap<>(MAY_IMPORT).keySet(), there);
  }

  @Test
  void noCircleOfPackages() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(ENGINE);
  }

  @Test
  void onlyInferKnowsDrools() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "infer..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.drools..", "org.kie..", "org.mvel2..")
        .check(ENGINE);
  }

  @Test
  void onlyKnowledgeKnowsYaml() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "knowledge..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.yaml..")
        .check(ENGINE);
  }
}
