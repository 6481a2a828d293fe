package io.signalbox.local;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The first administrator's token: the one given, the one of the last start, or a new one. */
final class AdministratorToken {
  private static final String FILE = "administrator-token";
  private static final int BYTES = 24;

  private AdministratorToken() {}

  static String find(Optional<String> given, Optional<DataFolder> data, RandomGenerator random)
      throws IOException {
    if (given.isPresent()) {
      return given.get();
    }
    if (data.isEmpty()) {
      return made(random);
    }
    Optional<String> kept = data.get().text(FILE);
    if (kept.isPresent()) {
      return kept.get();
    }
    String token = made(random);
    data.get().writeText(FILE, token);
    return token;
  }

  private static String made(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
