package io.signalbox.delivery;

import io.signalbox.delivery.history.NoticeHistory;
import io.signalbox.delivery.reader.Ticket;
import java.time.Instant;
import java.util.Optional;

/**
 * What a delivery has to do with others to the same recipients.
 *
 * @param ticket its number; empty where its destination asks for none
 * @param thread the Message-ID, with angle brackets, of the first mail that the group got; empty
 *     where this one may be the first
 * @param history what its recipients know of its objects; empty where nothing is remembered
 * @param heldSince since when it waited because its recipients had got as many as they may get;
 *     empty where it did not
 */
public record Correspondence(
    Optional<Ticket> ticket,
    Optional<String> thread,
    Optional<NoticeHistory> history,
    Optional<Instant> heldSince) {

  /** Without a ticket, at the beginning of a thread. */
  public static final Correspondence NONE = new Correspondence(Optional.empty(), Optional.empty());

  /** One of which nothing is remembered. */
  public Correspondence(Optional<Ticket> ticket, Optional<String> thread) {
    this(ticket, thread, Optional.empty());
  }

  /** One that did not wait for a limit. */
  public Correspondence(
      Optional<Ticket> ticket, Optional<String> thread, Optional<NoticeHistory> history) {
    this(ticket, thread, history, Optional.empty());
  }
}
