package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command of the documentation that no test runs names what there is. */
final class NotedCommand {
  private static final Path ROOT = TestHub.root();
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

  private NotedCommand() {}

  static void check(List<String> words) throws Exception {
    List<String> arguments = words.subList(1, words.size());
    String program = words.getFirst();
    switch (program) {
      case "infra/local/hub" -> checkHub(arguments);
      case "mvn" -> checkMaven(arguments);
      case "sam" -> checkSam(arguments);
      case "docker" -> assertThat(ROOT.resolve(after("-f", arguments))).exists();
      case "systemctl" -> assertThat(arguments.getLast()).isEqualTo("signalbox");
      default -> {
        if (program.startsWith("infra/")) {
          checkScript(program, arguments);
        } else {
          assertThat(arguments).as(words.toString()).isNotEmpty();
        }
      }
    }
  }

  static List<String> options(String text) {
    return OPTION.matcher(text).results().map(match -> match.group()).distinct().toList();
  }

  private static String after(String option, List<String> arguments) {
    return arguments.get(arguments.indexOf(option) + 1);
  }

  private static void checkHub(List<String> arguments) throws Misuse {
    boolean isNamed = !arguments.isEmpty() && !arguments.getFirst().startsWith("-");
    if (!isNamed || arguments.getFirst().equals("run")) {
      CommandLine.read(
          isNamed ? arguments.subList(1, arguments.size()) : arguments,
          ROOT,
          Map.of("SIGNALBOX_SMTP_PASSWORD", "password"));
      return;
    }
    String usage = Usage.of(arguments.getFirst());
    assertThat(usage).as(arguments.toString()).isNotEmpty();
    assertThat(options(usage)).containsAll(options(String.join(" ", arguments)));
  }

  private static void checkMaven(List<String> arguments) throws IOException {
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.equals("-pl")) {
        assertThat(ROOT.resolve(arguments.get(i + 1)).resolve("pom.xml")).exists();
      } else if (word.startsWith("-Dtest=")) {
        String test = word.substring("-Dtest=".length()) + ".java";
        try (Stream<Path> files =
            Files.find(ROOT, 20, (path, _) -> path.getFileName().toString().equals(test))) {
          assertThat(files).as(word).isNotEmpty();
        }
      } else if (word.equals("-P") || word.startsWith("-P")) {
        String profile = word.equals("-P") ? arguments.get(i + 1) : word.substring(2);
        assertThat(
                Files.readString(ROOT.resolve("pom.xml"))
                    + Files.readString(ROOT.resolve("infra/local/pom.xml")))
            .as(word)
            .contains("<id>" + profile + "</id>");
      }
    }
  }

  private static void checkSam(List<String> arguments) {
    if (arguments.subList(0, 2).equals(List.of("local", "invoke"))) {
      assertThat(Template.read(ROOT.resolve("template.yaml"), Map.of()).functions())
          .containsKey(arguments.get(2));
      assertThat(ROOT.resolve(after("--event", arguments))).exists();
    }
  }

  /** Scripts say in their text which options they take. */
  private static void checkScript(String script, List<String> arguments) throws IOException {
    assertThat(options(Files.readString(ROOT.resolve(script))))
        .containsAll(options(String.join(" ", arguments)));
  }
}
