package io.signalbox.architecture;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The modules know each other along the arrows of the design, and no other way. */
class ArrowsTest {

  /** What each library stands on; it may use what those stand on, too. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          entry("store", Set.of()),
          entry("envelope", Set.of()),
          entry("templates", Set.of()),
          entry("crypto", Set.of()),
          entry("api", Set.of("store")),
          entry("aws", Set.of("store")),
          entry("aws-ses", Set.of("aws", "store")),
          entry("aws-sqs", Set.of("aws", "store")),
          entry("net", Set.of()),
          entry("store-embedded", Set.of("store")),
          entry("envelopes", Set.of("store", "envelope")),
          entry("settings", Set.of("store", "envelope", "net")),
          entry("directory", Set.of("settings", "store")),
          entry("routing", Set.of("settings", "directory", "envelope", "envelopes")),
          entry("formats", Set.of("envelope", "settings", "store")),
          entry("access", Set.of("settings", "api")),
          entry("feeds", Set.of("envelopes", "formats", "settings", "store", "envelope")),
          entry("statistics", Set.of("delivery", "feeds", "envelopes", "store")),
          entry("delivery", Set.of("feeds", "envelopes", "settings", "store", "envelope")),
          entry("operations", Set.of("delivery", "directory", "settings", "api")),
          entry("transfer", Set.of("delivery", "feeds", "envelopes", "settings", "store")),
          entry("http", Set.of("delivery", "net")),
          entry("keys", Set.of("crypto", "directory", "settings", "net", "store")),
          entry("wkd", Set.of("crypto", "directory", "http")),
          entry("mails", Set.of("templates", "formats", "delivery")),
          entry("messages", Set.of("templates", "formats", "delivery")));

  /** Libraries that translate from and to Lambda's events. */
  private static final Set<String> KNOW_LAMBDA = Set.of("api", "aws", "delivery");

  private static final Map<String, BuildModule> HOME = new HashMap<>();
  private static final List<JavaClass> CLASSES = new ArrayList<>();

  @BeforeAll
  static void readTheClasses() throws IOException {
    var modules = BuildModule.all();
    for (var type : ModuleClasses.of(_ -> true)) {
      CLASSES.add(type);
      modules.stream()
          .filter(module -> module.has(type))
          .forEach(module -> HOME.put(type.getName(), module));
    }
  }

  @Test
  void everyModuleThatHasCodeWasRead() throws IOException {
    assertThat(BuildModule.all())
        .filteredOn(module -> Files.isDirectory(module.folder().resolve("src/main/java")))
        .filteredOn(module -> !HOME.containsValue(module))
        .isEmpty();
    assertThat(HOME).hasSameSizeAs(CLASSES).hasSize(classFiles());
  }

  /** More than the classes, where two modules have a class of the same name. */
  private static int classFiles() throws IOException {
    int count = 0;
    for (var module : BuildModule.all()) {
      if (module.hasClasses()) {
        try (var files = Files.walk(module.classes())) {
          count += (int) files.filter(file -> file.toString().endsWith(".class")).count();
        }
      }
    }
    return count;
  }

  @Test
  void aLibraryKnowsOnlyWhatTheDesignLetsItKnow() {
    assertThat(uses(BuildModule::isLibrary, ArrowsTest::isForbiddenToALibrary)).isEmpty();
  }

  @Test
  void noFunctionKnowsAnother() {
    assertThat(uses(BuildModule::isFunction, (user, used) -> used.isFunction())).isEmpty();
  }

  @Test
  void noFunctionOrLibraryKnowsTheInfrastructure() {
    assertThat(uses(module -> !module.isInfrastructure(), (user, used) -> used.isInfrastructure()))
        .isEmpty();
  }

  @Test
  void onlyAHandlerChoosesAws() {
    assertThat(uses(BuildModule::isFunction, (user, used) -> isOfAws(used)))
        .as("a function's classes that know lib/aws and its kin")
        .allMatch(use -> use.matches("\\S+Handler -> io\\.signalbox\\.aws\\.\\S+"));
  }

  @Test
  void onlyTheAwsLibrariesAndTheInfrastructureKnowTheAwsSdk() {
    assertThat(usesOf("software.amazon.awssdk.", module -> !isOfAws(module))).isEmpty();
  }

  private static boolean isOfAws(BuildModule module) {
    return module.artifactId().startsWith("lib-aws");
  }

  @Test
  void onlyFunctionsAndTheLibrariesAtTheEdgeKnowLambda() {
    assertThat(
            usesOf(
                "com.amazonaws.services.lambda.",
                module -> module.isLibrary() && !KNOW_LAMBDA.contains(module.name())))
        .isEmpty();
  }

  @Test
  void noPackageIsSplitBetweenModules() {
    var modules = new TreeMap<String, Set<String>>();
    for (var type : CLASSES) {
      modules
          .computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
          .add(home(type).path());
    }
    assertThat(modules).allSatisfy((name, paths) -> assertThat(paths).as(name).hasSize(1));
  }

  @Test
  void everyModuleIsBuiltBeforeThisOne() throws IOException {
    var pom = pom("infra/architecture") + pom("infra/on-functions");
    assertThat(BuildModule.all())
        .filteredOn(module -> Files.isDirectory(module.folder().resolve("src/main")))
        .extracting(BuildModule::artifactId)
        .as("the dependencies in infra/architecture/pom.xml, and of its parent")
        .allSatisfy(id -> assertThat(pom).contains("<artifactId>" + id + "</artifactId>"));
  }

  private static String pom(String module) throws IOException {
    return Files.readString(new BuildModule(module).folder().resolve("pom.xml"));
  }

  private interface Judge {
    boolean forbids(BuildModule user, BuildModule used);
  }

  private static boolean isForbiddenToALibrary(BuildModule user, BuildModule used) {
    return !used.isLibrary() || !reachable(user.name()).contains(used.name());
  }

  private static Set<String> reachable(String library) {
    var all = new HashSet<String>();
    for (var next : ARROWS.getOrDefault(library, Set.of())) {
      all.add(next);
      all.addAll(reachable(next));
    }
    return all;
  }

  /** The uses, as "class -> class", of one module's code by another's that are forbidden. */
  private static Set<String> uses(Predicate<BuildModule> users, Judge judge) {
    var found = new TreeSet<String>();
    for (var type : CLASSES) {
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        var target = dependency.getTargetClass().getBaseComponentType();
        var used = HOME.get(target.getName());
        if (users.test(home(type))
            && used != null
            && !used.equals(home(type))
            && judge.forbids(home(type), used)) {
          found.add(type.getName() + " -> " + target.getName());
        }
      }
    }
    return found;
  }

  private static Set<String> usesOf(String packages, Predicate<BuildModule> users) {
    var found = new TreeSet<String>();
    for (var type : CLASSES) {
      if (users.test(home(type)) && !home(type).isInfrastructure()) {
        type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType().getName())
            .filter(name -> name.startsWith(packages))
            .forEach(name -> found.add(type.getName() + " -> " + name));
      }
    }
    return found;
  }

  private static BuildModule home(JavaClass type) {
    return requireNonNull(HOME.get(type.getName()), type.getName());
  }
}
