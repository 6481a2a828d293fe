package io.signalbox.envelope;

import java.util.Set;

/**
 * How an envelope is to be understood.
 *
 * @param version the protocol's version, {@link #CURRENT} or a newer one: older ones are read into
 *     the current
 * @param format what the payload is written in, such as {@code intelmq} or {@code idea}
 * @param type what the payload is, such as {@code event}
 */
public record Protocol(int version, String format, String type) {
  /** The newest version that this hub understands. */
  public static final int CURRENT = 1;

  public static final String INTELMQ = "intelmq";
  public static final String EVENT = "event";

  /**
   * The formats of payloads that only their receiver can read: a JWE in compact form (RFC 7516), an
   * OpenPGP message (RFC 9580).
   */
  private static final Set<String> ENCRYPTED = Set.of("jwe", "openpgp");

  public static final Protocol INTELMQ_EVENT = new Protocol(CURRENT, INTELMQ, EVENT);

  public Protocol {
    if (version < CURRENT) {
      throw new IllegalArgumentException("A version is %d or more".formatted(CURRENT));
    }
    if (format.isBlank() || type.isBlank()) {
      throw new IllegalArgumentException("A format and a type are never blank");
    }
  }

  /** Whether the payload is IntelMQ's, with its fields under dotted keys. */
  public boolean isIntelMq() {
    return format.equals(INTELMQ);
  }

  /** Whether the payload is an IntelMQ event, and no report or another type of IntelMQ's. */
  public boolean isIntelMqEvent() {
    return isIntelMq() && type.equals(EVENT);
  }

  /** Whether only its receiver can read the payload. */
  public boolean isEncrypted() {
    return ENCRYPTED.contains(format);
  }

  /** Whether the envelope may mean more than this hub understands. */
  public boolean isNewer() {
    return version > CURRENT;
  }
}
