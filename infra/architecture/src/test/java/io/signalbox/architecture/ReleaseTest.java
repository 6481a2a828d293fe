package io.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Envelopes leave the hub in one way, where their marks are held against the receiver's ceiling.
 */
class ReleaseTest {
  private static final String STORE = "io.signalbox.envelopes.EnvelopeStore";

  /**
   * Who loads envelopes in bulk: the way out, what decides to which feeds they belong, what tells
   * administrators of their ids and senders, or counts them, what asks whether a person may see all
   * that a mail holds, and what enters earlier versions in the index of objects.
   */
  private static final Set<String> LOAD =
      Set.of(
          "io.signalbox.feeds.EnvelopeRelease",
          "io.signalbox.fanout.Backfill",
          "io.signalbox.fanout.WhatIfRun",
          "io.signalbox.statistics.JournalRows",
          "io.signalbox.statistics.NoticeEntries",
          "io.signalbox.taxii.UnlistedVersions",
          "io.signalbox.track.DeliveryContent",
          "io.signalbox.track.NoticeMailEndpoint",
          "io.signalbox.track.UnroutedReader");

  @Test
  void nothingElseLoadsWhatLiesInAFeed() {
    Set<String> callers = new TreeSet<>();
    for (JavaClass type : ModuleClasses.ofFunctions()) {
      type.getMethodCallsFromSelf().stream()
          .filter(call -> call.getTargetOwner().getName().equals(STORE))
          .filter(call -> call.getName().equals("getAll"))
          .forEach(call -> callers.add(type.getName()));
    }
    assertThat(callers).containsExactlyInAnyOrderElementsOf(LOAD);
  }
}
