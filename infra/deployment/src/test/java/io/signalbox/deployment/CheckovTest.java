package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.python.Command;
import io.signalbox.python.PythonEnvironment;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The template has what checkov looks for, but for what the page on AWS gives reasons for. */
class CheckovTest {
  private static final PythonEnvironment ENVIRONMENT =
      PythonEnvironment.of(Project.ROOT.resolve("infra/deployment/checkov.txt"));
  private static final String WRONG = "infra/deployment/src/test/resources/wrong-template.yaml";
  private static final Pattern EXCUSED = Pattern.compile("(?m)^\\| `(CKV\\w+)`");

  private static JsonNode failed;

  /** One run for both templates: it takes seconds to start. */
  @BeforeAll
  static void check() throws Exception {
    Command.Result result =
        Command.of(
                ENVIRONMENT.program("checkov"),
                "--framework=cloudformation",
                "--skip-download",
                "--quiet",
                "--output=json",
                "--file",
                Project.TEMPLATE.toString(),
                Project.ROOT.resolve(WRONG).toString())
            .attempt();
    failed = JsonMapper.builder().build().readTree(result.output()).at("/results/failed_checks");
  }

  @Test
  void what_the_template_lacks_is_what_has_a_reason() {
    Set<String> excused =
        EXCUSED
            .matcher(Project.read("infra/docs/aws.md"))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(failedIn("template.yaml")).isEqualTo(excused);
  }

  @Test
  void a_queue_that_is_not_encrypted_is_found() {
    assertThat(failedIn("wrong-template.yaml")).containsExactly("CKV_AWS_27");
  }

  private static Set<String> failedIn(String file) {
    return failed
        .valueStream()
        .filter(check -> check.path("file_path").asText().endsWith("/" + file))
        .map(check -> check.path("check_id").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
