package io.signalbox.envelope;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** This hub's version, as the build writes it into {@code version.txt}. */
public final class HubVersion {
  public static final String TEXT = read();

  private HubVersion() {}

  private static String read() {
    try (var file =
        Objects.requireNonNull(
            HubVersion.class.getResourceAsStream("version.txt"), "version.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
