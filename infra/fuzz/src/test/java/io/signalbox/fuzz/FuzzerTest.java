package io.signalbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fuzz.reader.Targets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A short run of each target, always the same one; {@code infra/fuzz/run} is for longer ones. */
class FuzzerTest {
  private static final int RUNS = 1_000;
  private static final int SECONDS_MOST = 4;

  @TestFactory
  Stream<DynamicTest> findsNothing() {
    Fuzzer fuzzer = new Fuzzer(Path.of("").toAbsolutePath());
    return Targets.names().stream()
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
