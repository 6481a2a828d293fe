package io.signalbox.feeds;

/**
 * A place between two entries of a feed: before the entry {@code index} of the page {@code page}.
 * Positions of one feed are in the order of their entries.
 */
public record Position(long page, int index) implements Comparable<Position> {

  private static final int INDEX_DIGITS = 5;

  /** Before everything that a feed has. */
  public static final Position START = new Position(0, 0);

  public Position {
    if (page < 0 || index < 0) {
      throw new IllegalArgumentException("A position has no negative part");
    }
  }

  /** The first page that has nothing before this position. */
  public long endPage() {
    return index == 0 ? page : page + 1;
  }

  /** Fixed in length, so that texts are in the order of their positions. */
  public String text() {
    return Digits.of(page, Page.NUMBER_DIGITS) + "." + Digits.of(index, INDEX_DIGITS);
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException where it is something else
   */
  public static Position parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      throw new IllegalArgumentException("Not a position");
    }
    return new Position(
        Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
  }

  @Override
  public int compareTo(Position other) {
    int byPage = Long.compare(page, other.page);
    return byPage != 0 ? byPage : Integer.compare(index, other.index);
  }
}
