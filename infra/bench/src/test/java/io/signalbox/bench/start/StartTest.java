package io.signalbox.bench.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No function comes to load what it does not use, unnoticed. */
class StartTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  /** One of each: some functions are handlers of one artifact. */
  static Collection<Artifact> artifacts() throws IOException {
    Map<Path, Artifact> byCode = new LinkedHashMap<>();
    Artifact.all(ROOT).forEach(one -> byCode.putIfAbsent(one.code(), one));
    return byCode.values();
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void a_start_loads_no_more_than_infra_bench_start_json_has(Artifact artifact)
      throws IOException, InterruptedException {
    Start start = Start.of(artifact);

    // Fewer would mean that they are not counted.
    assertThat(start.classes()).isGreaterThan(100);
    assertThat(Ceilings.exceeded(ROOT, artifact.function().name(), start))
        .as("infra/bench/start --keep makes what is loaded the ceiling, if it is meant")
        .isEmpty();
  }
}
