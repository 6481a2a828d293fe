package io.signalbox.console.page;

import java.util.List;
import java.util.OptionalLong;

/** A row of a {@link Block.Shades}, with a head of ours; a place that has no figure is empty. */
public record ShadedRow(String head, List<OptionalLong> values) {
  public ShadedRow {
    values = List.copyOf(values);
  }

  /** The figure; nothing in an empty place. */
  public static String text(OptionalLong value) {
    return value.isEmpty() ? "" : Long.toString(value.getAsLong());
  }
}
