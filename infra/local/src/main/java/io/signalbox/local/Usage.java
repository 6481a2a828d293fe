package io.signalbox.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The help: {@code usage.txt}, which has a paragraph for each command. In a checkout the script
 * {@code infra/local/hub} shows the same file, so that help needs no build.
 */
final class Usage {
  /** The whole help. $HUB stands for the program. */
  static final String ALL = read();

  private Usage() {}

  /** The help of one command; empty if there is no such command. */
  static String of(String command) {
    return Stream.of(ALL.split("\n\n"))
        .filter(paragraph -> paragraph.startsWith("usage: $HUB " + command + " "))
        .map(paragraph -> paragraph.strip() + "\n")
        .collect(Collectors.joining());
  }

  private static String read() {
    try (var file =
        Objects.requireNonNull(Usage.class.getResourceAsStream("usage.txt"), "usage.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
