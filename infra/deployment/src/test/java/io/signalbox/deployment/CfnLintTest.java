package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.python.Command;
import io.signalbox.python.PythonEnvironment;
import org.junit.jupiter.api.Test;

class CfnLintTest {
  private static final PythonEnvironment ENVIRONMENT =
      PythonEnvironment.of(Project.ROOT.resolve("infra/deployment/cfn-lint.txt"));

  @Test
  void cfn_lint_finds_nothing_in_the_template() {
    Command.Result result = lint(Project.TEMPLATE.toString());
    assertThat(result.output()).isBlank();
    assertThat(result.status()).isZero();
  }

  @Test
  void cfn_lint_finds_what_is_wrong() {
    Command.Result result =
        lint(
            Project.ROOT
                .resolve("infra/deployment/src/test/resources/wrong-template.yaml")
                .toString());
    assertThat(result.output()).contains("E3002").contains("VisibilityTimeouts");
    assertThat(result.status()).isNotZero();
  }

  private static Command.Result lint(String file) {
    return Command.of(ENVIRONMENT.program("cfn-lint"), file).attempt();
  }
}
