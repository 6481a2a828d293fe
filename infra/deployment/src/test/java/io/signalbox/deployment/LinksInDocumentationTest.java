package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between pages lead to files and headings that there are. */
class LinksInDocumentationTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#: ]*)(?:#([^) ]+))?\\)");
  private static final Pattern FILE =
      Pattern.compile("`((?:infra|functions|events)/[A-Za-z0-9_./-]+)[` ]");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(Project.ROOT.resolve("infra"), 2)) {
      List<Path> pages =
          files.filter(file -> file.getFileName().toString().endsWith(".md")).sorted().toList();
      return Stream.concat(Stream.of(Project.ROOT.resolve("README.md")), pages.stream());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_leads_somewhere(Path page) throws IOException {
    List<String> broken =
        LINK.matcher(Files.readString(page))
            .results()
            .filter(link -> !leads(page, link.group(1), Optional.ofNullable(link.group(2))))
            .map(link -> link.group())
            .toList();
    assertThat(broken).as(page.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_file_that_is_named_is_there(Path page) throws IOException {
    assertThat(FILE.matcher(Files.readString(page)).results())
        .extracting(match -> match.group(1))
        .filteredOn(file -> !file.contains("/target/"))
        .as(page.toString())
        .allMatch(file -> Files.exists(Project.ROOT.resolve(file)));
  }

  private static boolean leads(Path page, String file, Optional<String> heading) {
    Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    return Files.exists(target) && heading.map(name -> anchors(target).contains(name)).orElse(true);
  }

  /** The anchors of a page's headings, as GitHub makes them. */
  private static Set<String> anchors(Path page) {
    return HEADING
        .matcher(Project.read(Project.ROOT.relativize(page).toString()))
        .results()
        .map(
            heading ->
                heading
                    .group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9 _-]", "")
                    .replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
