package io.signalbox.delivery.job;

import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The jobs that reckon with changed settings. They lie beside the readers, and wake finds them. */
public final class WhatIfs {
  /** Whoever works on a job is given up after this time. */
  private static final Duration A_TURN = Duration.ofMinutes(2);

  private final DueTable table;

  /** A job as it stands in the table. */
  public record Versioned(WhatIf job, long version) {}

  public WhatIfs(DueTable table) {
    this.table = table;
  }

  /**
   * Adds the job, unless one of its key is there.
   *
   * @return the job that stands
   */
  public WhatIf addIfAbsent(WhatIf job) {
    return switch (table.insertIfAbsent(draft(job, job.startedAt()))) {
      case Insertion.Inserted _ -> job;
      case Insertion.Present(Item item) -> WhatIfCodec.decode(job.key(), item.body());
    };
  }

  /** The job that the API calls by that id. */
  public Optional<WhatIf> find(String id) {
    String prefix = WhatIf.NAME + ".";
    return id.startsWith(prefix)
        ? find(ReaderId.whatIf(id.substring(prefix.length()))).map(Versioned::job)
        : Optional.empty();
  }

  /** The job that a hint names. */
  public Optional<Versioned> find(ReaderId id) {
    return table
        .get(id.key(), Consistency.STRONG)
        .map(
            item -> new Versioned(WhatIfCodec.decode(id.whatIfKey(), item.body()), item.version()));
  }

  /** Replaces the job that stands under that version; empty where it has changed meanwhile. */
  public Optional<Versioned> replace(Versioned standing, WhatIf next, Instant now) {
    return table.replaceIfVersion(draft(next, now), standing.version())
        ? Optional.of(new Versioned(next, standing.version() + 1))
        : Optional.empty();
  }

  private static Draft draft(WhatIf job, Instant now) {
    Draft draft = Draft.of(job.hinted().key(), WhatIfCodec.encode(job));
    return job.finishedAt() == null
        ? draft.dueAt(now.plus(A_TURN))
        : draft.expiringAt(job.finishedAt().plus(Jobs.KEPT));
  }
}
