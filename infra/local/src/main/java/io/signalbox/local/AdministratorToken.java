package io.signalbox.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The first administrator's token: the one given, the one of the last start, or a new one.
 *
 * @param isNew whether it was made at this start
 * @param file where it is kept; empty where it was given, or is kept nowhere
 */
record AdministratorToken(String text, boolean isNew, Optional<Path> file) {
  static final String FILE = "administrator-token";
  static final int LEAST_CHARACTERS = 20;
  private static final int BYTES = 24;

  static AdministratorToken find(
      Optional<String> given, Optional<DataFolder> data, RandomGenerator random)
      throws IOException {
    if (given.isPresent()) {
      return new AdministratorToken(given.get(), false, Optional.empty());
    }
    if (data.isEmpty()) {
      return new AdministratorToken(made(random), true, Optional.empty());
    }
    Optional<Path> file = Optional.of(data.get().folder().resolve(FILE));
    Optional<String> kept = data.get().text(FILE);
    if (kept.isPresent()) {
      if (kept.get().length() < LEAST_CHARACTERS) {
        throw new IOException(
            "%s holds no token of %d characters or more; write one into it, or remove it for a new one"
                .formatted(file.get(), LEAST_CHARACTERS));
      }
      return new AdministratorToken(kept.get(), false, file);
    }
    String made = made(random);
    data.get().writeText(FILE, made);
    return new AdministratorToken(made, true, file);
  }

  private static String made(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "AdministratorToken[isNew=" + isNew + "]";
  }
}
