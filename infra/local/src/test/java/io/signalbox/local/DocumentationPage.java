package io.signalbox.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation: its blocks of commands and of JSON, in their order. */
record DocumentationPage(Path file, List<Block> blocks) {
  private static final Pattern FENCE = Pattern.compile("\\s*```(.*)");

  /** What a block that is indented, and not fenced, begins with if it holds commands. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(curl|mvn|sam|gpg|jq|for|export|signalbox |apt|tar|systemctl|infra/|[A-Z_]+=\\S+"
              + " |[A-Z]+=).*",
          Pattern.DOTALL);

  /**
   * A block.
   *
   * @param kind {@code sh}; or {@code json} and what it is; empty for anything else
   * @param line where it begins, from 1
   */
  record Block(String kind, String text, int line) {}

  static DocumentationPage read(Path file) throws IOException {
    List<Block> blocks = new ArrayList<>();
    Optional<String> fence = Optional.empty();
    List<String> lines = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      Matcher matcher = FENCE.matcher(line);
      boolean indented = fence.isEmpty() && (line.startsWith("    ") || line.isBlank());
      if (matcher.matches()) {
        add(blocks, fence, lines, number);
        fence = fence.isPresent() ? Optional.empty() : Optional.of(matcher.group(1).strip());
      } else if (fence.isPresent() || (indented && !(line.isBlank() && lines.isEmpty()))) {
        lines.add(line);
      } else {
        add(blocks, fence, lines, number);
      }
    }
    add(blocks, fence, lines, number);
    return new DocumentationPage(file, List.copyOf(blocks));
  }

  private static void add(List<Block> blocks, Optional<String> fence, List<String> lines, int end) {
    String text = String.join("\n", lines).stripIndent().strip();
    if (!text.isEmpty()) {
      String kind = fence.orElseGet(() -> kind(text));
      blocks.add(new Block(kind.toLowerCase(Locale.ROOT), text, end - lines.size()));
    }
    lines.clear();
  }

  private static String kind(String indented) {
    if (COMMAND.matcher(indented).matches()) {
      return "sh";
    }
    return indented.startsWith("{") || indented.startsWith("[") ? "json" : "";
  }

  /** All pages: the README, those of the documentation, and those beside what they describe. */
  static List<Path> all() throws IOException {
    try (Stream<Path> pages = Files.walk(TestHub.root().resolve("infra"), 2)) {
      return Stream.concat(Stream.of(TestHub.root().resolve("README.md")), pages.sorted())
          .filter(page -> page.toString().endsWith(".md"))
          .toList();
    }
  }

  @Override
  public String toString() {
    return TestHub.root().relativize(file).toString();
  }
}
