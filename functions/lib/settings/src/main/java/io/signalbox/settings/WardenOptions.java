package io.signalbox.settings;

import java.util.Optional;

/**
 * A client of the Warden 3 protocol.
 *
 * @param name the client's name in Warden, such as {@code org.example.honeypot}; its case does not
 *     count
 * @param feed the feed that it reads; empty for a client that only sends
 * @param test whether it may send events of the category {@code Test} alone
 */
public record WardenOptions(String name, Optional<String> feed, boolean test) {

  static WardenOptions read(JsonFields options) {
    return new WardenOptions(
        options.required("name"), options.text("feed"), options.flag("test", false));
  }

  /** Whether that is the client's name. */
  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }
}
