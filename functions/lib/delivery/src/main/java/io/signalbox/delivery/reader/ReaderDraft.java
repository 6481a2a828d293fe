package io.signalbox.delivery.reader;

import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a reader changes, while it does. */
final class ReaderDraft {
  Position cursor;
  @Nullable Position until;
  Status status;
  @Nullable Lease lease;
  @Nullable InFlightBatch inFlight;
  @Nullable Instant notBefore;
  @Nullable Trouble trouble;
  int refusedInRow;
  String edition;
  List<Reader> aside;
  String setAsideBy;
  @Nullable Instant endsAt;
  @Nullable Instant lastSentAt;
  String thread;
  @Nullable Instant heldSince;

  ReaderDraft(Reader reader) {
    cursor = reader.cursor();
    until = reader.until();
    status = reader.status();
    lease = reader.lease();
    inFlight = reader.inFlight();
    notBefore = reader.notBefore();
    trouble = reader.trouble();
    refusedInRow = reader.refusedInRow();
    edition = reader.edition();
    aside = reader.aside();
    setAsideBy = reader.setAsideBy();
    endsAt = reader.endsAt();
    lastSentAt = reader.lastSentAt();
    thread = reader.thread();
    heldSince = reader.heldSince();
  }

  Reader reader(ReaderId id, Group group) {
    return new Reader(
        id,
        group,
        cursor,
        until,
        status,
        lease,
        inFlight,
        notBefore,
        trouble,
        refusedInRow,
        edition,
        aside,
        setAsideBy,
        endsAt,
        lastSentAt,
        thread,
        heldSince);
  }
}
