package io.signalbox.notices;

import io.signalbox.delivery.notice.NoticeState;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.envelopes.ingest.Ingest;
import io.signalbox.envelopes.ingest.ItemResult;
import io.signalbox.envelopes.ingest.Sender;
import io.signalbox.envelopes.ingest.Status;
import java.time.Clock;
import java.util.List;

/** Keeps answers. */
final class Answers {
  /** Whoever has a link cannot fill the handlers' feed with it. */
  static final int LIMIT = 20;

  /** No instance has this name. */
  private static final Sender SENDER = new Sender("hub:notices", false, false, false);

  private final NoticeEvents events;
  private final AnswerEnvelopes envelopes;
  private final Ingest ingest;
  private final Proposals proposals;
  private final Tickets tickets;
  private final Clock clock;

  Answers(
      NoticeEvents events,
      AnswerEnvelopes envelopes,
      Ingest ingest,
      Proposals proposals,
      Tickets tickets,
      Clock clock) {
    this.events = events;
    this.envelopes = envelopes;
    this.ingest = ingest;
    this.proposals = proposals;
    this.tickets = tickets;
    this.clock = clock;
  }

  /** Whether it takes no more of that notice. */
  static boolean areEnough(OpenNotice notice) {
    return notice.notice().state().answers().size() >= LIMIT;
  }

  /**
   * Keeps the answer as an envelope, proposes what it asks for, and notes it beside its notice. The
   * same answer again changes nothing: what a handler rejected is not proposed anew.
   *
   * @return whether it is kept; where not, the same can be tried again
   */
  boolean keep(OpenNotice notice, AnswerForm form) {
    List<StoredEnvelope> told = events.load(notice).events();
    Envelope envelope = envelopes.of(notice, told, form);
    ReadItem item = new ReadItem.Parsed(0, envelope, Form.DECIDED, List.of(), List.of());
    ItemResult result = ingest.keep(SENDER, new ReadBatch(List.of(item)), Path.EMPTY).getFirst();
    boolean isKnown = notice.notice().state().has(envelope.id().text());
    boolean isKept =
        (result.status() == Status.ACCEPTED || result.status() == Status.DUPLICATE)
            && (isKnown || proposals.propose(notice, told, form.kind()));
    if (isKept) {
      NoticeState.Answered answered =
          new NoticeState.Answered(form.kind().word(), clock.instant(), envelope.id().text());
      tickets.change(notice.notice().ticket(), state -> state.answered(answered));
    }
    return isKept;
  }
}
