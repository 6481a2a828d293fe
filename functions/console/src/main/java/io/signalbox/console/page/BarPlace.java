package io.signalbox.console.page;

import java.util.ArrayList;
import java.util.List;

/** Where a bar stands in a drawing of 1000 by 220. */
public record BarPlace(Block.Bar bar, long x, long y, long width, long height) {
  private static final long WIDTH_MOST = 60;

  /** The places of a chart's bars, side by side; the highest takes 200. */
  static List<BarPlace> of(List<Block.Bar> bars) {
    long most = Math.max(1, bars.stream().mapToLong(Block.Bar::value).max().orElse(0));
    double step = 1_000.0 / Math.max(1, bars.size());
    List<BarPlace> places = new ArrayList<>();
    for (int index = 0; index < bars.size(); index++) {
      long height = Math.round(200.0 * bars.get(index).value() / most);
      places.add(
          new BarPlace(
              bars.get(index),
              Math.round(index * step + (step - Math.min(WIDTH_MOST, step * 0.8)) / 2),
              220 - height,
              Math.max(1, Math.min(WIDTH_MOST, Math.round(step * 0.8))),
              height));
    }
    return places;
  }
}
