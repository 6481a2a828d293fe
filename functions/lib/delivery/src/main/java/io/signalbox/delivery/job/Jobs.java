package io.signalbox.delivery.job;

import io.signalbox.delivery.reader.Lease;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The jobs of all destinations. They lie beside the readers, and wake finds them like readers. */
public final class Jobs {
  /** For how long a finished job can be looked up, and its idempotency key be used again. */
  public static final Duration KEPT = Duration.ofDays(30);

  private final DueTable table;

  /** A job as it stands in the table. */
  record Versioned(Job job, long version) {}

  public Jobs(DueTable table) {
    this.table = table;
  }

  /**
   * Adds the job, unless one of its destination and key is there.
   *
   * @param due when wake is to hint it, should nobody have done so
   * @return the job that stands
   */
  public Job addIfAbsent(Job job, Instant due) {
    return switch (table.insertIfAbsent(draft(job, due))) {
      case Insertion.Inserted _ -> job;
      case Insertion.Present present -> versioned(present.item()).job();
    };
  }

  /** The job that the API calls by that id. */
  public Optional<Job> find(String id) {
    int dot = id.lastIndexOf('.');
    return dot < 1 || dot == id.length() - 1
        ? Optional.empty()
        : find(ReaderId.job(id.substring(0, dot), id.substring(dot + 1))).map(Versioned::job);
  }

  Optional<Versioned> find(ReaderId id) {
    return table.get(id.key(), Consistency.STRONG).map(Jobs::versioned);
  }

  /** Replaces the job that stands under that version; empty where it has changed meanwhile. */
  Optional<Versioned> replace(Versioned standing, Job next) {
    Lease lease = next.lease();
    Instant due = lease == null ? null : lease.until().plus(Lease.CLOCK_MARGIN);
    return table.replaceIfVersion(draft(next, due), standing.version())
        ? Optional.of(new Versioned(next, standing.version() + 1))
        : Optional.empty();
  }

  private static Draft draft(Job job, @Nullable Instant due) {
    return Draft.of(job.hinted().key(), JobCodec.encode(job))
        .dueAt(due)
        .expiringAt(job.finishedAt() == null ? null : job.finishedAt().plus(KEPT));
  }

  private static Versioned versioned(Item item) {
    return new Versioned(JobCodec.decode(ReaderId.of(item.key()), item.body()), item.version());
  }
}
