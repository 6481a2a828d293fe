package io.signalbox.cli.profile;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whom to ask, and as whom.
 *
 * @param url the hub's address without a final slash
 * @param token empty for requests that need none
 * @param source where the token comes from, in words
 */
public record Target(
    String url, Optional<String> token, Optional<Path> authorities, String source) {

  /** Without the token. */
  @Override
  public String toString() {
    return url;
  }
}
