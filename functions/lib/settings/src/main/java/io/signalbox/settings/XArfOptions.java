package io.signalbox.settings;

import java.util.Locale;

/**
 * How a destination wants X-ARF.
 *
 * @param version of the format
 * @param otherwise what becomes of an event for which X-ARF has no type, or that lacks what the
 *     type needs
 */
public record XArfOptions(Version version, Otherwise otherwise) {
  public static final XArfOptions DEFAULT = new XArfOptions(Version.V4, Otherwise.SET_ASIDE);

  /** A version of X-ARF. */
  public enum Version {
    /** JSON, for mails and for programs. */
    V4,
    /** YAML in mails. */
    V0_2;

    static Version parse(String text) {
      return switch (text) {
        case "4" -> V4;
        case "0.2" -> V0_2;
        default -> throw new IllegalArgumentException("no version of X-ARF");
      };
    }
  }

  /** What becomes of an event that X-ARF has no place for. */
  public enum Otherwise {
    /** The destination does not get it, and the delivery log says why. */
    SET_ASIDE,
    /** It gets the event as the format json has it. */
    JSON;

    static Otherwise parse(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  static XArfOptions read(JsonFields xArf) {
    return new XArfOptions(
        xArf.read("version", Version::parse, DEFAULT.version()),
        xArf.read("otherwise", Otherwise::parse, DEFAULT.otherwise()));
  }
}
