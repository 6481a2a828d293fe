package io.signalbox.local;

import io.signalbox.python.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the commands of a page one after the other, as a reader would type them, in a folder with
 * the repository's files. Programs that would change this machine or call another one are not run:
 * their names and arguments are written down.
 */
final class DocumentedCommands {
  private static final Pattern FILE = Pattern.compile("@(\\w+\\.json)");

  /** A request that is not answered by a success ends the page. */
  private static final String PRELUDE =
      """
      set -euo pipefail
      curl() { command curl -sS --fail-with-body "$@"; }
      note() { printf '%s\\x1f' "$@" >>noted; printf '\\n' >>noted; }
      for program in infra/local/hub mvn sam apt tar systemctl docker rabbitmqctl rabbitmqadmin prosodyctl \
          /opt/signalbox-0.2.0/bin/signalbox; do
        eval "function $program { note $program \\"\\$@\\"; }"
      done
      signalbox() { "$JAVA" -cp "$CLASS_PATH" io.signalbox.cli.Main "$@"; }
      """;

  /** What a reader has got from a recipient by mail. */
  private static final String RECIPIENTS_KEY =
      "gpg --batch --passphrase '' --quick-gen-key abuse@isp.example future-default default 2y\n";

  private final Path folder;
  private final StringBuilder script = new StringBuilder(PRELUDE);
  private Optional<String> lastJson = Optional.empty();

  DocumentedCommands(Path folder) throws IOException {
    this.folder = folder;
    for (String name : List.of("events", "infra")) {
      Files.createSymbolicLink(folder.resolve(name), TestHub.root().resolve(name));
    }
  }

  /** What a later command names as {@code @NAME.json}. */
  void follows(String json) {
    lastJson = Optional.of(json);
  }

  void add(DocumentationPage.Block block) throws IOException {
    Matcher files = FILE.matcher(block.text());
    while (files.find()) {
      Path file = folder.resolve(files.group(1));
      if (lastJson.isPresent() && !Files.exists(file)) {
        Files.writeString(file, lastJson.get());
      }
    }
    if (block.text().contains("gpg --armor --export abuse@isp.example")) {
      script.append(RECIPIENTS_KEY);
    }
    script.append("echo '# line ").append(block.line()).append("'\n");
    script.append(block.text()).append('\n');
  }

  /**
   * Runs what was added.
   *
   * @param replaced what stands in the page, and what to take in its place
   */
  Command.Result run(Map<String, String> replaced, Map<String, String> environment)
      throws IOException {
    String text = script.toString();
    for (Map.Entry<String, String> one : replaced.entrySet()) {
      text = text.replace(one.getKey(), one.getValue());
    }
    Files.writeString(folder.resolve("commands"), "cd '" + folder + "'\n" + text);
    return new Command(
            List.of("bash", folder.resolve("commands").toString()), Map.copyOf(environment))
        .attempt();
  }

  /** The words of each command that was written down. */
  List<List<String>> noted() throws IOException {
    Path noted = folder.resolve("noted");
    return Files.exists(noted)
        ? Files.readAllLines(noted).stream().map(line -> List.of(line.split("\u001f"))).toList()
        : List.of();
  }
}
