package io.signalbox.directory.json;

/** Writes JSON pointers (RFC 6901). */
public final class Pointers {
  private Pointers() {}

  /** The pointer to a member of what {@code pointer} names. */
  public static String member(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
