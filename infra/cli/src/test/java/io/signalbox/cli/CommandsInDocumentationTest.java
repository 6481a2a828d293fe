package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The tables of the documentation are those of the commands. {@code -Dgenerate} writes them anew:
 * {@code mvn -q -pl infra/cli test -Dtest=CommandsInDocumentationTest -Dgenerate}.
 */
class CommandsInDocumentationTest {
  private static final Path PAGE = Path.of("../docs/command-line.md");

  @Test
  void the_commands_are_those_that_there_are() throws IOException {
    StringBuilder table = new StringBuilder("| command | for |\n|---|---|\n");
    rows(CommandModel.root(), table);
    check("## All commands\n", table.toString());
  }

  @Test
  void the_exit_statuses_are_those_that_there_are() throws IOException {
    StringBuilder table = new StringBuilder("| status | meaning |\n|---|---|\n");
    for (ExitStatus status : ExitStatus.values()) {
      table
          .append("| ")
          .append(status.code())
          .append(" | ")
          .append(status.meaning())
          .append(" |\n");
    }
    check("## Exit status\n", table.toString());
  }

  private static void rows(CommandLine command, StringBuilder table) {
    for (CommandLine sub : command.getSubcommands().values()) {
      CommandSpec spec = sub.getCommandSpec();
      if (!sub.getSubcommands().isEmpty()) {
        rows(sub, table);
      } else {
        String parameters =
            spec.positionalParameters().stream()
                .map(
                    one -> one.arity().min() == 0 ? "[" + one.paramLabel() + "]" : one.paramLabel())
                .collect(Collectors.joining(" "));
        table
            .append("| `")
            .append((spec.qualifiedName() + " " + parameters).strip().replace("|", "\\|"))
            .append("` | ")
            .append(String.join(" ", spec.usageMessage().description()))
            .append(" |\n");
      }
    }
  }

  /** The first table after the heading. */
  private static void check(String heading, String wanted) throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(heading);
    assertThat(begin).as(PAGE + " has " + heading.strip()).isPositive();
    int table = page.indexOf("\n| ", begin) + 1;
    int end = page.indexOf("\n\n", table);
    String now = page.substring(0, table) + wanted + (end < 0 ? "" : page.substring(end + 1));
    if (System.getProperty("generate") != null) {
      Files.writeString(PAGE, now);
    }
    assertThat(Files.readString(PAGE))
        .as(PAGE + " is generated; write it anew with -Dgenerate")
        .isEqualTo(now);
  }
}
