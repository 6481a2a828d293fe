package io.signalbox.envelope;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The IntelMQ that is to understand an event, by its minor release. */
public record IntelMqVersion(int major, int minor) implements Comparable<IntelMqVersion> {
  /** The newest release whose fields this hub knows. */
  public static final IntelMqVersion LATEST = new IntelMqVersion(3, 5);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

  /**
   * Reads a version such as {@code 3.5}.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static IntelMqVersion parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected a version such as " + LATEST);
    }
    return new IntelMqVersion(
        Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  public boolean isBefore(IntelMqVersion other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(IntelMqVersion other) {
    return Comparator.comparingInt(IntelMqVersion::major)
        .thenComparingInt(IntelMqVersion::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
