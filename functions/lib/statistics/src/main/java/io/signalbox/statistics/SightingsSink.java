package io.signalbox.statistics;

import io.signalbox.feeds.JournalRow;

/** Takes what was seen, event by event or as hashes. */
interface SightingsSink {
  void add(JournalRow row);

  void addAll(long[] hashes);
}
