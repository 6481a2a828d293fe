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
  private static final Pattern FILE = Pattern.compile("@([\\w-]+\\.json)");

  /** Scripts of the repository, which take longer than a test. */
  private static final Pattern SCRIPT = Pattern.compile("infra/[a-z]+(?:/[a-z]+)?(?= |$)");

  /** A request that is not answered by a success ends the page. */
  private static final String PRELUDE =
      """
      set -euo pipefail
      curl() { command curl -sS --fail-with-body "$@"; }
      note() { local line; printf -v line '%s\\x1f' "$@"; printf '%s\\n' "$line" >>noted; }
      noting() { for program; do eval "function $program { note $program \\"\\$@\\"; }"; done; }
      noting infra/local/hub mvn sam apt tar systemctl docker rabbitmqctl rabbitmqadmin prosodyctl psql \
          /opt/signalbox-0.2.0/bin/signalbox
      signalbox() { "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$CLASS_PATH" io.signalbox.cli.Main "$@"; }
      """;

  /** What is shown as an example names things that this hub does not have: its answers are kept. */
  private static final String EXAMPLES =
      """
      set +e
      ITEM=5d0a2b1e-7c7f-4f0e-8a43-d6b1f3b0c9d2 CONFLICT=$ITEM ID=$ITEM CURSOR=none
      curl() {
        rm -f answer
        status=$(command curl -sS -o answer -w '\\n%{http_code}' "$@" | tail -n 1)
        echo "$status $* $(tr '\\n' ' ' <answer | cut -c -300)" | tr '\\n' ' ' >>answers
        echo >>answers
      }
      noting signalbox scp alias source pip intelmqctl jq aws
      """;

  /** What a reader has got from a recipient by mail. */
  private static final String RECIPIENTS_KEY =
      "gpg --batch --passphrase '' --quick-gen-key abuse@isp.example future-default default 2y\n";

  private final Path folder;
  private final StringBuilder script = new StringBuilder(PRELUDE);
  private final StringBuilder examples = new StringBuilder(EXAMPLES);
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
    Matcher scripts = SCRIPT.matcher(block.text());
    while (scripts.find()) {
      if (Files.isExecutable(TestHub.root().resolve(scripts.group()))) {
        script.append("noting ").append(scripts.group()).append('\n');
      }
    }
    script.append("echo '# line ").append(block.line()).append("'\n");
    script.append(block.text()).append('\n');
  }

  /** Commands that are shown as an example: what they name need not be there. */
  void addExample(DocumentationPage.Block block) {
    examples.append(block.text()).append('\n');
  }

  /**
   * Runs what was added.
   *
   * @param replaced what stands in the page, and what to take in its place
   */
  Command.Result run(Map<String, String> replaced, Map<String, String> environment)
      throws IOException {
    String text = script.append(examples).append("exit 0\n").toString();
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
    return lines("noted").stream().map(line -> List.of(line.split("\u001f"))).toList();
  }

  /** The status of each request of an example, then the request and the answer. */
  List<String> answers() throws IOException {
    return lines("answers");
  }

  private List<String> lines(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
