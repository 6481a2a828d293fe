package io.signalbox.directory.index;

/**
 * A key and its value. Keys are ordered as {@link String#compareTo} orders them.
 *
 * @param value at most {@link #VALUE_LIMIT_CHARACTERS}
 */
public record Entry(String key, String value) {

  /** The longest value. */
  public static final int VALUE_LIMIT_CHARACTERS = 32_768;

  /** Of an object or an array without its content. */
  private static final int OBJECT_BYTES = 24;

  /** The longest key. */
  public static final int KEY_LIMIT_CHARACTERS = 1_024;

  /**
   * @throws IllegalArgumentException beyond a limit
   */
  public Entry {
    if (key.isEmpty() || key.length() > KEY_LIMIT_CHARACTERS) {
      throw new IllegalArgumentException("A key has 1 to 1,024 characters");
    }
    if (value.length() > VALUE_LIMIT_CHARACTERS) {
      throw new IllegalArgumentException("A value has at most 32,768 characters");
    }
  }

  int size() {
    return key.length() + value.length();
  }

  /** The most that it takes of the heap. */
  int heapBytes() {
    return heapBytes(key) + heapBytes(value) + OBJECT_BYTES;
  }

  /** The most that a text takes of the heap. */
  static int heapBytes(String text) {
    return 2 * OBJECT_BYTES + Character.BYTES * text.length();
  }
}
