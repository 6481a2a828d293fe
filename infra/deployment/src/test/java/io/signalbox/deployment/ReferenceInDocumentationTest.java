package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.api.ProblemType;
import io.signalbox.settings.service.check.SchemaCheck;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/**
 * What the documentation generates from the code is as the code has it. {@code -Dgenerate} writes
 * it anew: {@code mvn -q -pl infra/deployment test -Dtest=ReferenceInDocumentationTest -Dgenerate}.
 */
class ReferenceInDocumentationTest {
  private static final String PROBLEMS_BEGIN = "## Problem types\n";

  @Test
  void the_settings_reference_is_the_schema() throws IOException {
    check("infra/docs/settings-reference.md", reference());
  }

  @Test
  void every_member_has_a_meaning() throws IOException {
    assertThat(reference().lines())
        .filteredOn(line -> line.startsWith("| `"))
        .isNotEmpty()
        .noneMatch(line -> line.endsWith("|  |"));
  }

  @Test
  void the_problem_types_are_those_of_the_api() throws IOException {
    String page = Project.read("infra/docs/api.md");
    int begin = page.indexOf(PROBLEMS_BEGIN);
    assertThat(begin).as("infra/docs/api.md has " + PROBLEMS_BEGIN.strip()).isPositive();
    int table = page.indexOf("| `type`", begin);
    int end = page.indexOf("\n\n", table);
    check(
        "infra/docs/api.md",
        page.substring(0, table) + problemTypes() + (end < 0 ? "" : page.substring(end + 1)));
  }

  private static String reference() throws IOException {
    return new SettingsReference(new ObjectMapper().readTree(SchemaCheck.published().text()))
        .page();
  }

  private static String problemTypes() {
    StringBuilder table = new StringBuilder("| `type` | status | title |\n|---|---|---|\n");
    for (ProblemType type : ProblemType.values()) {
      table.append("| `%s` | %d | %s |%n".formatted(type.uri(), type.status(), type.title()));
    }
    return table.toString();
  }

  private static void check(String page, String wanted) throws IOException {
    if (System.getProperty("generate") != null) {
      Files.writeString(Project.ROOT.resolve(page), wanted);
    }
    assertThat(Project.read(page))
        .as(page + " is generated; write it anew with -Dgenerate")
        .isEqualTo(wanted);
  }
}
