package io.signalbox.directory;

import java.util.regex.Pattern;

/**
 * What names an object: its kind, and a name that is unique among the objects of this kind.
 *
 * @param name 1 to 100 letters, digits and {@code . _ -}, the first a letter or digit
 */
public record ObjectId(ObjectKind kind, String name) implements Comparable<ObjectId> {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /**
   * @throws IllegalArgumentException for another name
   */
  public ObjectId {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "An id has 1 to 100 letters, digits and . _ -, the first a letter or digit");
    }
  }

  /** Whether that text can name an object. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  @Override
  public int compareTo(ObjectId other) {
    int kinds = kind.compareTo(other.kind);
    return kinds == 0 ? name.compareTo(other.name) : kinds;
  }

  /** Such as {@code network isp-1}. */
  @Override
  public String toString() {
    return kind.singular() + " " + name;
  }
}
