package io.signalbox.statistics;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.Located;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What who searches may find. A search says nothing of other events, not even that there are some:
 * who may choose filters could read them out of a number, value by value.
 */
public interface SearchAccess {
  /** Whether an entry may be one to find, as far as the journal knows. */
  boolean mayFind(Located entry, JournalRow row);

  /**
   * The keys of those of some entries that are found: who searches gets their envelopes, and finds
   * in them all that is looked for.
   */
  default Set<EnvelopeKey> given(List<Located> entries) {
    return entries.stream().map(one -> one.entry().key()).collect(Collectors.toSet());
  }
}
