package io.signalbox.statistics;

import java.util.List;

/** What rows are added to. */
interface Sums {
  /** The sum of rows with these values, which are in the order of the question's dimensions. */
  EventCount of(List<String> values);
}
