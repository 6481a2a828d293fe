package io.signalbox.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of the command line, which is that of the hub it was built with. */
public final class Version {
  public static final String TEXT = read();

  private Version() {}

  private static String read() {
    try (InputStream in = requireNonNull(Version.class.getResourceAsStream("version"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
