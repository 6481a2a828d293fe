package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.operate.OperatorPages;
import io.signalbox.runtime.template.EventSource;
import io.signalbox.runtime.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation names every request that the API answers once, and no other. */
class ApiInDocumentationTest {
  private static final Pattern NAMED =
      Pattern.compile("`(GET|POST|PUT|DELETE) (/[A-Za-z0-9/.-]*)[^`]*`");
  private static final Pattern MENTIONED = Pattern.compile("(/v1/[A-Za-z0-9/{}.-]*[A-Za-z0-9}])");

  private static final Set<EventSource.Route> ROUTES =
      Template.read(Project.TEMPLATE, Map.of()).functions().values().stream()
          .flatMap(function -> function.eventSources(EventSource.Route.class).stream())
          .collect(Collectors.toSet());

  /** A path whose variable parts are written as the documentation writes them: in capitals. */
  private static String asInDocumentation(String path) {
    return Pattern.compile("\\{(\\w+)\\+?}")
        .matcher(path)
        .replaceAll(part -> part.group(1).toUpperCase(java.util.Locale.ROOT));
  }

  @Test
  void every_request_is_named_and_none_that_is_not_there() {
    List<String> answered =
        Stream.concat(
                ROUTES.stream()
                    .map(route -> route.method() + " " + asInDocumentation(route.path())),
                // The hub for one machine answers these itself.
                OperatorPages.PATHS.stream().map(path -> "GET " + path))
            .toList();
    List<String> inPage =
        NAMED
            .matcher(Project.read("infra/docs/api.md"))
            .results()
            .map(match -> match.group(1) + " " + match.group(2))
            .toList();
    assertThat(inPage).as("each once").containsExactlyInAnyOrderElementsOf(answered);
  }

  @Test
  void no_path_is_mentioned_that_does_not_lead_to_a_function() throws IOException {
    Set<String> patterns =
        ROUTES.stream()
            .map(
                route ->
                    route.path().replaceAll("\\{\\w+\\+}", ".+").replaceAll("\\{\\w+}", "[^/]+"))
            .collect(Collectors.toCollection(TreeSet::new));
    patterns.addAll(OperatorPages.PATHS);
    assertThat(pages())
        .isNotEmpty()
        .flatExtracting(page -> MENTIONED.matcher(Project.read(page)).results().toList())
        .extracting(match -> match.group(1))
        .allMatch(path -> patterns.stream().anyMatch(path::matches));
  }

  private static List<String> pages() throws IOException {
    try (Stream<Path> pages = Files.list(Project.ROOT.resolve("infra/docs"))) {
      return Stream.concat(
              Stream.of("README.md"), pages.map(page -> "infra/docs/" + page.getFileName()))
          .filter(page -> page.endsWith(".md"))
          .toList();
    }
  }
}
