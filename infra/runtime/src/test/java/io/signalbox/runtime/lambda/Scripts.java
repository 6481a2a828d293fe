package io.signalbox.runtime.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the scripted handlers of a test answer with, and what they got. One test at a time. */
final class Scripts {
  /** Gets a batch's texts, and answers with those that are to fail. */
  private static volatile Function<List<String>, List<String>> answer = batch -> List.of();

  private static final List<List<String>> BATCHES = new CopyOnWriteArrayList<>();

  /** A file that is told what was seen, for tests from another process. */
  private static final @Nullable String SEEN = System.getProperty("signalbox.test.seen");

  private static final int HALTED = 3;

  private Scripts() {}

  private static void note(List<String> batch, Path file) {
    try {
      Files.write(file, batch, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  static void play(Function<List<String>, List<String>> script) {
    BATCHES.clear();
    answer = script;
  }

  static List<List<String>> batches() {
    return BATCHES;
  }

  static List<String> run(List<String> batch) {
    BATCHES.add(batch);
    if (SEEN != null) {
      note(batch, Path.of(SEEN));
    }
    if (batch.contains(System.getProperty("signalbox.test.halt", ""))) {
      Runtime.getRuntime().halt(HALTED);
    }
    if (Boolean.getBoolean("signalbox.test.fail")) {
      throw new IllegalStateException("As the test wants it");
    }
    return answer.apply(batch);
  }
}
