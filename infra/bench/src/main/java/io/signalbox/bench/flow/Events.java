package io.signalbox.bench.flow;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * IntelMQ events of 400 bytes that differ in their number alone, which costs next to nothing to
 * write and to find again: client and sink share the machine with the hub.
 */
final class Events {
  static final int BYTES = 400;

  private static final int DIGITS = 12;
  private static final String NUMBER = "\"extra.number\":\"";

  private static final Pattern NUMBERS = Pattern.compile(NUMBER + "([0-9]{" + DIGITS + "})");

  /** Of quoted-printable (RFC 2045, section 6.7). */
  private static final String SOFT_LINE_BREAK = "=\r?\n";

  private final byte[] template;
  private final int numberAt;

  /**
   * @param code the {@code feed.code} by which routes tell what goes where
   */
  Events(String code) {
    String event =
        """
        {"feed.name":"Open Services","feed.code":"%s","feed.accuracy":100.0,\
        "time.source":"2026-11-22T06:00:00+00:00","source.ip":"198.51.100.7","source.port":443,\
        "source.asn":64512,"source.fqdn":"host.isp.example","classification.taxonomy":"vulnerable",\
        "classification.type":"vulnerable-system","protocol.transport":"tcp",\
        %s%s","extra.banner":"\
        """
            .formatted(code, NUMBER, "0".repeat(DIGITS));
    String filled = event + "b".repeat(BYTES - event.length() - 3) + "\"}\n";
    this.template = filled.getBytes(StandardCharsets.US_ASCII);
    this.numberAt = filled.indexOf(NUMBER) + NUMBER.length();
  }

  /** The events of these numbers, one a line. */
  byte[] lines(long from, int count) {
    byte[] lines = new byte[count * BYTES];
    for (int i = 0; i < count; i++) {
      System.arraycopy(template, 0, lines, i * BYTES, BYTES);
      long left = from + i;
      for (int digit = DIGITS - 1; digit >= 0; digit--) {
        lines[i * BYTES + numberAt + digit] = (byte) ('0' + left % 10);
        left /= 10;
      }
    }
    return lines;
  }

  /** How many events a push has. */
  static int count(byte[] body) {
    int lines = 0;
    for (byte one : body) {
      lines += one == '\n' ? 1 : 0;
    }
    return Math.max(1, lines);
  }

  /** The number of the first event in a push. */
  static long number(byte[] body) {
    return numbers(body)[0];
  }

  /** The numbers of all events in a push, or in a mail, whose lines may be cut anywhere. */
  static long[] numbers(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1).replaceAll(SOFT_LINE_BREAK, "");
    long[] numbers = NUMBERS.matcher(text).results().mapToLong(Events::number).toArray();
    if (numbers.length == 0) {
      throw new IllegalArgumentException("A push without a number");
    }
    return numbers;
  }

  private static long number(MatchResult found) {
    return Long.parseLong(found.group(1));
  }
}
