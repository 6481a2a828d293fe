package io.signalbox.local;

import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.runtime.template.Template;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Ends the leases that the hub's last run on this data folder held when it was killed. Nobody else
 * works on the folder, so their holders are gone: there is no need to wait until they run out.
 */
final class LastRun {
  private LastRun() {}

  static void endLeases(Template template, EmbeddedStore store, Clock clock) {
    template.functions().values().stream()
        .flatMap(
            function -> Optional.ofNullable(function.environment().get("READERS_TABLE")).stream())
        .distinct()
        .forEach(table -> endLeases(new Readers(store.table(table)), clock.instant()));
  }

  private static void endLeases(Readers readers, Instant now) {
    for (ReaderId id : readers.due(Instant.MAX, Integer.MAX_VALUE)) {
      // A job's lease is short, and wake goes on with it.
      Optional<Versioned> reader = id.isJob() ? Optional.empty() : readers.find(id);
      reader
          .filter(standing -> standing.reader().lease() != null)
          .ifPresent(standing -> readers.replace(standing, freed(standing, now)));
    }
  }

  /** Due at once where it was not waiting for something else. */
  private static Reader freed(Versioned standing, Instant now) {
    Reader reader = standing.reader().released();
    return reader.notBefore() == null ? reader.waitingUntil(now) : reader;
  }
}
