package io.signalbox.local.lambda;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** What the scripted handlers of a test answer with, and what they got. One test at a time. */
final class Scripts {
  /** Gets a batch's texts, and answers with those that are to fail. */
  private static volatile Function<List<String>, List<String>> answer = batch -> List.of();

  private static final List<List<String>> BATCHES = new CopyOnWriteArrayList<>();

  private Scripts() {}

  static void play(Function<List<String>, List<String>> script) {
    BATCHES.clear();
    answer = script;
  }

  static List<List<String>> batches() {
    return BATCHES;
  }

  static List<String> run(List<String> batch) {
    BATCHES.add(batch);
    return answer.apply(batch);
  }
}
