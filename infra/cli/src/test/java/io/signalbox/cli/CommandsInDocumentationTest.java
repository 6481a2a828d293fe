package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The tables of the documentation are those of the commands. {@code -Dgenerate} writes them anew:
 * {@code mvn -q -pl infra/cli test -Dtest=CommandsInDocumentationTest -Dgenerate}.
 */
class CommandsInDocumentationTest {
  private static final Path PAGE = Path.of("../docs/command-line.md");

  /** In a sentence, or in a line of its own; commands of the hub itself are checked with it. */
  private static final Pattern MENTIONED =
      Pattern.compile("(?m)(?:`|^ *)signalbox (?!run|restore|verify|repair|prepare)[a-z-][^`\\n]*");

  private static final Pattern WORD = Pattern.compile("'[^']*'|\\S+");

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

  /** What a page shows, but a test does not run: in a sentence, or as an example. */
  @Test
  void every_command_that_is_mentioned_can_be_understood() throws IOException {
    List<String> commands = new ArrayList<>();
    try (Stream<Path> pages = Files.list(PAGE.getParent())) {
      for (Path page :
          pages.filter(file -> file.toString().matches(".*(?<!changelog)[.]md")).toList()) {
        String text = Files.readString(page).replaceFirst("(?s)## All commands.*", "");
        MENTIONED
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .map(String::strip)
            .forEach(commands::add);
      }
    }
    assertThat(commands).hasSizeGreaterThan(20);
    for (String command : commands) {
      assertThatCode(() -> CommandModel.root().parseArgs(words(command)))
          .as(command)
          .doesNotThrowAnyException();
    }
  }

  private static String[] words(String command) {
    return WORD.matcher(command.replaceAll(" [<>|] .*", "").replace("`", ""))
        .results()
        .skip(1)
        .map(word -> word.group().replace("'", ""))
        .toArray(String[]::new);
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
