package io.signalbox.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules that a compiler does not hold. */
class HouseRulesTest {
  private static final int LINES_LIMIT = 250;

  private static List<SourceFile> files = List.of();

  @BeforeAll
  static void readTheTree() throws IOException {
    files = SourceFile.all();
    assertThat(files).as("Java files below %s", SourceFile.ROOT).isNotEmpty();
  }

  @Test
  void noFileIsLongerThanTheLimitUnlessItIsAContract() {
    assertThat(files)
        .filteredOn(file -> !file.name().endsWith("Contract.java"))
        .filteredOn(file -> file.text().lines().count() > LINES_LIMIT)
        .extracting(SourceFile::name)
        .as("files over %d lines", LINES_LIMIT)
        .isEmpty();
  }

  @Test
  void noWorkIsLeftForLaterInAComment() {
    var mark = Pattern.compile("(//|\\*) ?(TODO|FIXME|XXX)\\b");
    assertThat(places(files.stream(), mark)).isEmpty();
  }

  @Test
  void onlyThePlatformAndTheInfrastructureReadTheEnvironment() {
    var readers =
        files.stream()
            .filter(file -> !file.isIn("infra") && !file.isTest())
            .filter(file -> !file.name().endsWith("/AwsPlatform.java"));
    assertThat(places(readers, Pattern.compile("System\\.getenv|ProcessHandle"))).isEmpty();
  }

  @Test
  void onlyTheInfrastructureAndTheLogPrint() {
    // What Lambda logs is what a function prints; one class does.
    var printers =
        files.stream()
            .filter(file -> !file.isIn("infra") && !file.isTest())
            .filter(
                file -> !file.isIn("functions/lib/aws/src/main/java/io/signalbox/aws/telemetry"));
    assertThat(places(printers, Pattern.compile("System\\.(out|err)\\b|printStackTrace\\(\\)")))
        .isEmpty();
  }

  /** The JDK's default is one that threads may not share, and two of them get the same numbers. */
  @Test
  void nobodyTakesTheDefaultRandomGenerator() {
    assertThat(places(files.stream(), Pattern.compile("RandomGenerator\\.getDefault\\(\\)")))
        .isEmpty();
  }

  @Test
  void noTestIsSwitchedOff() {
    assertThat(places(files.stream(), Pattern.compile("^\\s*@Disabled"))).isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(files)
        .filteredOn(file -> !isNullMarked(file))
        .extracting(SourceFile::name)
        .as("files in packages without a @NullMarked package-info.java")
        .isEmpty();
  }

  /** A test's package is marked where it has its own package-info or shares its main code's. */
  private static boolean isNullMarked(SourceFile file) {
    var own = file.path().resolveSibling("package-info.java");
    var main = Path.of(own.toString().replace("/src/test/", "/src/main/"));
    return Stream.of(own, main).anyMatch(HouseRulesTest::saysNullMarked);
  }

  private static boolean saysNullMarked(Path packageInfo) {
    try {
      return Files.exists(packageInfo) && Files.readString(packageInfo).contains("@NullMarked");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> places(Stream<SourceFile> files, Pattern pattern) {
    return files.flatMap(file -> file.places(pattern)).toList();
  }
}
