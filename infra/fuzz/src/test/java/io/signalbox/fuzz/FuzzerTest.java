package io.signalbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A short run of the targets that read what strangers send, always the same one. {@code
 * infra/fuzz/run} is for longer ones, and for all targets; {@link CorpusTest} gives each target its
 * inputs.
 */
class FuzzerTest {
  private static final List<String> TARGETS =
      List.of("bounces", "envelopes", "gzip", "mails", "taxii", "warden");
  private static final int RUNS = 500;
  private static final int SECONDS_MOST = 2;

  /** A second compiler costs more than it spares in so short a run. */
  private static final List<String> SHORT_LIVED =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  @TestFactory
  Stream<DynamicTest> findsNothing() {
    Fuzzer fuzzer = new Fuzzer(Path.of("").toAbsolutePath(), SHORT_LIVED);
    return TARGETS.stream()
        .map(
            target ->
                DynamicTest.dynamicTest(
                    target,
                    () -> {
                      Fuzzer.Result result =
                          fuzzer.run(target, 1, "-runs=" + RUNS, "-max_total_time=" + SECONDS_MOST);
                      assertThat(result.isGood()).as(result.output()).isTrue();
                      assertThat(result.output()).contains("Done ");
                    }));
  }
}
