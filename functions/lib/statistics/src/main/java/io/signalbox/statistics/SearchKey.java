package io.signalbox.statistics;

import java.util.List;

/**
 * What each event has that a search looks for: one of some hashes of values.
 *
 * @param oneOf the hashes, one at least
 * @param since the version of filters that first had such hashes: earlier ones do not tell
 */
record SearchKey(List<Integer> oneOf, int since) {
  SearchKey {
    oneOf = oneOf.stream().distinct().toList();
  }

  SearchKey(int hash, int since) {
    this(List.of(hash), since);
  }
}
