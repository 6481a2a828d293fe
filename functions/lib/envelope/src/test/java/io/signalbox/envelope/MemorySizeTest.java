package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reader that bounds what it loads can rely on what an envelope is said to take. */
class MemorySizeTest {

  static Stream<String> shapes() {
    return Stream.of(
        "{\"extra.a\":[" + list(20_000, "{\"a\":0}") + "]}",
        "{\"extra.a\":[" + list(90_000, "1234567") + "]}",
        "{\"extra.a\":[" + list(20_000, "[]") + "]}",
        "{\"raw\":\"" + "x".repeat(1_000_000) + "\"}",
        "{\"raw\":\"" + "ü€".repeat(500_000) + "\"}",
        "{\"extra.a\":[" + list(3_000, "9".repeat(300)) + "]}",
        IntStream.range(0, 5_000)
            .mapToObj(i -> "\"extra.field%d\":\"a value of some length\"".formatted(i))
            .collect(Collectors.joining(",", "{", "}")));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void isAboutWhatReadingAllocatesItsBuffersLeftOut(String json)
      throws IOException, UnreadableBody {
    int said = new EnvelopeReader().readOne(json).memoryBytes();
    Json.MAPPER.readTree(json);

    long before = allocatedBytes();
    Json.MAPPER.readTree(json);
    long allocated = allocatedBytes() - before;

    assertThat((double) said).isBetween(allocated / 8.0, allocated * 3.0);
  }

  @Test
  void countsAllPartsOfAnEnvelope() throws UnreadableBody {
    String large = "\"" + "x".repeat(100_000) + "\"";
    for (String json :
        new String[] {
          "{\"payload\":{\"a\":%s}}",
          "{\"meta\":{\"a\":%s},\"payload\":{\"b\":1}}",
          "{\"beside\":%s,\"payload\":{\"b\":1}}",
          "{\"version\":7,\"new\":%s,\"payload\":{\"b\":1}}"
        }) {
      assertThat(new EnvelopeReader().readOne(json.formatted(large)).memoryBytes())
          .as(json)
          .isGreaterThan(100_000);
    }
  }

  private static String list(int count, String element) {
    return (element + ",").repeat(count - 1) + element;
  }

  private static long allocatedBytes() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
