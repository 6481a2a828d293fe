package io.signalbox.local;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The first administrator's token: the one given, the one of the last start, or a new one.
 *
 * @param isNew whether it was made at this start, so that somebody has to be told
 */
record AdministratorToken(String text, boolean isNew) {
  static final String FILE = "administrator-token";
  private static final int BYTES = 24;

  static AdministratorToken find(
      Optional<String> given, Optional<DataFolder> data, RandomGenerator random)
      throws IOException {
    if (given.isPresent()) {
      return new AdministratorToken(given.get(), false);
    }
    Optional<String> kept = data.isPresent() ? data.get().text(FILE) : Optional.empty();
    if (kept.isPresent()) {
      return new AdministratorToken(kept.get(), false);
    }
    AdministratorToken made = made(random);
    if (data.isPresent()) {
      data.get().writeText(FILE, made.text());
    }
    return made;
  }

  private static AdministratorToken made(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new AdministratorToken(HexFormat.of().formatHex(bytes), true);
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "AdministratorToken[isNew=" + isNew + "]";
  }
}
