package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The examples that everybody is shown are good ones. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("../../../events/envelopes");

  @TestFactory
  Stream<DynamicTest> isReadWithoutAWarning() throws IOException {
    List<Path> examples;
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      examples = files.sorted().toList();
    }
    assertThat(examples).hasSize(8);
    return examples.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> holds(file)));
  }

  private static void holds(Path file) throws IOException, UnreadableBody {
    String type = file.toString().endsWith(".ndjson") ? "application/x-ndjson" : "application/json";
    List<ReadItem> items =
        new EnvelopeReader().read(Files.readAllBytes(file), type, Optional.empty()).items();

    assertThat(items)
        .isNotEmpty()
        .allSatisfy(
            item ->
                assertThat(item)
                    .isInstanceOfSatisfying(
                        ReadItem.Parsed.class, parsed -> assertThat(parsed.warnings()).isEmpty()));
  }
}
