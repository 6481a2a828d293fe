package io.signalbox.settings;

/**
 * When recipients are not told of an object any more that stays as it is.
 *
 * @param after after so many notices in a row
 * @param escalates whether the next level is told instead: the parent organisation in the directory
 */
public record Quiet(int after, boolean escalates) {
  private static final String AND_ESCALATES = "+";

  /** As one text, which {@link #parse} understands. */
  public String text() {
    return after + (escalates ? AND_ESCALATES : "");
  }

  /**
   * What {@link #text} wrote.
   *
   * @throws IllegalArgumentException where it is something else
   */
  public static Quiet parse(String text) {
    boolean escalates = text.endsWith(AND_ESCALATES);
    return new Quiet(
        Integer.parseInt(escalates ? text.substring(0, text.length() - 1) : text), escalates);
  }
}
