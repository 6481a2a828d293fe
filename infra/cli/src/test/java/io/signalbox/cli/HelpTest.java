package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What a new user sees. */
class HelpTest {
  @TempDir private Path folder;

  /** The words of each command. */
  static Stream<List<String>> commands() {
    List<List<String>> all = new ArrayList<>();
    collect(CommandModel.root(), List.of(), all);
    return all.stream();
  }

  private static void collect(CommandLine command, List<String> words, List<List<String>> all) {
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              List<String> more = new ArrayList<>(words);
              more.add(name);
              all.add(more);
              collect(sub, more, all);
            });
  }

  @ParameterizedTest
  @MethodSource("commands")
  void each_command_has_help_of_its_own(List<String> words) {
    List<String> asked = new ArrayList<>(words);
    asked.add("--help");
    Typed.Result result = new Typed(folder).run(asked.toArray(String[]::new));

    assertThat(result.status()).isZero();
    assertThat(result.out()).contains("signalbox " + String.join(" ", words));
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 110);
  }

  @Test
  void the_help_has_each_command_under_whom_it_is_for() {
    String help = new Typed(folder).run("help").out();

    int handler = help.indexOf("(handler):");
    int operator = help.indexOf("(operator):");
    assertThat(handler).isPositive().isLessThan(operator);
    assertThat(help.indexOf("  show ")).isBetween(handler, operator);
    assertThat(help.indexOf("  destinations ")).isGreaterThan(operator);
    assertThat(CommandModel.root().getSubcommands().keySet())
        .filteredOn(name -> !name.equals("help"))
        .allSatisfy(name -> assertThat(help).contains("\n  " + name + " "));
  }

  @Test
  void who_types_nothing_is_helped_and_who_mistypes_is_told_what_is_near() {
    assertThat(new Typed(folder).run().out()).contains("signalbox login");
    assertThat(new Typed(folder).run("destinatoins", "ls").err()).contains("destinations");
    assertThat(new Typed(folder).run("jobs").err()).contains("Which of these? show");
    assertThat(new Typed(folder).run("show").err())
        .contains("'ID'")
        .contains("signalbox show --help");
  }

  @Test
  void colours_are_for_a_terminal_that_takes_them() {
    Typed typed = new Typed(folder).with("TERM", "xterm").onTerminal();

    assertThat(typed.run("--help").out()).contains("\u001b[");
    assertThat(typed.with("NO_COLOR", "1").run("--help").out()).doesNotContain("\u001b");
    assertThat(new Typed(folder).with("TERM", "xterm").run("--help").out())
        .doesNotContain("\u001b");
  }

  @Test
  void a_command_that_a_file_names_has_its_options() throws Exception {
    Files.writeString(folder.resolve("words"), "destinations replay --help");

    assertThat(new Typed(folder).run("@" + folder.resolve("words")).out())
        .isEqualTo(new Typed(folder).run("destinations", "replay", "--help").out())
        .contains("--since");
  }

  @Test
  void the_completion_is_a_script_that_completes() throws IOException, InterruptedException {
    Path script = folder.resolve("completion");
    Files.writeString(script, new Typed(folder).run("completion").out());
    Process bash =
        new ProcessBuilder(
                "bash",
                "-ec",
                """
                compopt() { :; }
                . "$0"
                COMP_WORDS=(signalbox destinations re) COMP_CWORD=2 COMP_LINE="signalbox destinations re"
                _complete_signalbox
                printf '%s\\n' "${COMPREPLY[@]}"
                """,
                script.toString())
            .redirectErrorStream(true)
            .start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(bash.waitFor()).as(out).isZero();
    assertThat(out.lines()).contains("resume", "replay").doesNotContain("pause");
  }
}
