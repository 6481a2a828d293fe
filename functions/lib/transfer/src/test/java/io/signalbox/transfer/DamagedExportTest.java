package io.signalbox.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalbox.feeds.Position;
import io.signalbox.store.embedded.MemorySecrets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is written of a file that is not whole. */
class DamagedExportTest {
  @TempDir private Path folder;
  private final SampleHub target = SampleHub.inMemory();
  private Path file = Path.of("export");

  @BeforeEach
  void export() throws IOException {
    SampleHub source = SampleHub.inMemory();
    source.route(source.keep("72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b", "{\"number\":1}"));
    source.reader(Position.START);
    file = folder.resolve("export");
    try (OutputStream out = Files.newOutputStream(file)) {
      Export.write(source.data, Map.of(), out);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"table\":",
        "{\"table\":\"Nothing\"}",
        "{\"table\":\"Feeds\",\"partition\":\"p\"}",
        "{\"table\":\"Feeds\",\"partition\":\"p\",\"sort\":\"s\",\"base64\":\"!\"}",
        "{\"table\":\"Feeds\",\"partition\":\"p\",\"sort\":\"s\",\"text\":\"\",\"due\":\"x\"}",
        "{\"table\":\"Envelopes\",\"partition\":\"p\",\"sort\":\"head\",\"envelope\":{}}",
        "[]",
        "\u0000"
      })
  void aLineThatCannotBeReadIsNamed(String wrong) throws IOException {
    List<String> damaged = new ArrayList<>(Files.readAllLines(file));
    damaged.set(2, wrong);

    assertRefused(damaged, "line 3: ");
  }

  @Test
  void aFileThatBreaksOffIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 3));

    assertRefused("the file breaks off");
  }

  @Test
  void aFileWithoutItsEndIsRefused() throws IOException {
    List<String> whole = Files.readAllLines(file);

    assertRefused(whole.subList(0, 4), "line 4: the file was cut off");
  }

  @Test
  void aFileWithoutOneOfItsLinesIsRefused() throws IOException {
    List<String> whole = new ArrayList<>(Files.readAllLines(file));
    int exported = whole.size();
    whole.remove(2);

    assertRefused(whole, "lines, and " + exported + " were exported");
  }

  @Test
  void aFileOfALaterVersionIsRefused() throws IOException {
    List<String> whole = new ArrayList<>(Files.readAllLines(file));
    whole.set(0, whole.getFirst().replace("\"version\":1", "\"version\":2"));

    assertRefused(whole, "line 1: the file has version 2");
  }

  @Test
  void anythingElseIsRefused() throws IOException {
    assertRefused(List.of("{\"classification.type\":\"test\"}"), "line 1: ");
    assertRefused(List.of(), "the file was cut off");
  }

  private void assertRefused(List<String> lines, String message) throws IOException {
    Files.write(file, lines);
    assertRefused(message);
  }

  private void assertRefused(String message) {
    assertThatExceptionOfType(TransferException.class)
        .isThrownBy(() -> Import.run(file, target.data, new MemorySecrets()))
        .withMessageContaining(message);
    assertThat(Import.isEmpty(target.data)).isTrue();
  }
}
