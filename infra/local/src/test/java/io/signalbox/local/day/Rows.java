package io.signalbox.local.day;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of 500 open servers, as a researcher sends it. */
final class Rows {
  private Rows() {}

  static Path write(Path file, String note) {
    String rows =
        IntStream.range(0, 500)
            .mapToObj(row -> "192.0.2.%d,vulnerable-system,%s %d".formatted(row % 250, note, row))
            .collect(Collectors.joining("\n"));
    try {
      return Files.writeString(
          file, "IP,classification.type,event_description.text\n" + rows + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
