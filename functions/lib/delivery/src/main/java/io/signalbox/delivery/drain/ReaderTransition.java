package io.signalbox.delivery.drain;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Trouble;
import io.signalbox.feeds.Located;
import io.signalbox.settings.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Turns the {@link RangeDecision}s over a batch into the reader's next state. A reader of what was
 * set aside has one range at a time.
 */
final class ReaderTransition {

  /**
   * @param next the reader as it is to be, its lease still in place
   * @param aside readers to add before that, for what was set aside
   * @param finding what the batch says about the destination
   */
  record Settled(Reader next, List<Reader> aside, Finding finding) {}

  /** What a batch says about its destination, beyond what it took. */
  sealed interface Finding {
    /** Nothing is the matter. */
    record Fine() implements Finding {}

    /**
     * The last that was sent failed, and nothing sent after it worked.
     *
     * @param isHubs whether the hub was refused, so that the destination is not at fault
     */
    record Failing(Trouble trouble, Optional<Duration> retryAfter, boolean isHubs)
        implements Finding {}

    /** Its recipients do not exist, or want nothing any more. */
    record Gone(String answer) implements Finding {}

    Finding FINE = new Fine();
  }

  private final RetryPolicy policy;
  private final Backoff backoff;
  private final boolean halvesRefused;

  ReaderTransition(RetryPolicy policy, Backoff backoff, boolean halvesRefused) {
    this.policy = policy;
    this.backoff = backoff;
    this.halvesRefused = halvesRefused;
  }

  /**
   * @param evidence what is known of the destination after these results
   */
  Settled settle(
      Reader reader,
      LoadedBatch batch,
      List<RangeResult> sent,
      RefusalHistory.Evidence evidence,
      Instant now) {
    InFlightBatch inFlight = batch.inFlight();
    List<Reader> aside = new ArrayList<>();
    int refusedInRow = reader.refusedInRow();
    List<RangeResult> results =
        reader.id().isAside() ? sent.stream().map(ReaderTransition::whole).toList() : sent;
    for (int i = 0; i < results.size(); i++) {
      List<Located> entries = batch.entries().get(i);
      boolean canCut = halvesRefused && entries.size() > 1;
      boolean canSetAside = !reader.id().isAside();
      Reader here = rest(reader, inFlight, i).withRefusedInRow(refusedInRow);
      switch (RangeDecision.of(results, i, refusedInRow, canCut, canSetAside, evidence)) {
        case RangeDecision.Done done -> {
          refusedInRow = 0;
          refused(results.get(i))
              .forEach(
                  (index, reason) ->
                      aside.add(refusedAlone(reader, inFlight, entries.get(index), reason, now)));
        }
        case RangeDecision.Passed passed -> {}
        case RangeDecision.SetAside(Outcome outcome, Optional<Duration> retryAfter) -> {
          refusedInRow = isRefusal(outcome) ? refusedInRow + 1 : refusedInRow;
          if (canCut && outcome instanceof Outcome.ContentRefused) {
            InFlightBatch halves = cut(inFlight.only(i), 0, entries, entries.size() / 2, now);
            aside.add(aside(reader, halves.only(0)).waitingUntil(now));
            aside.add(aside(reader, halves.only(1)).waitingUntil(now));
          } else {
            Trouble trouble = new Trouble(1, now, outcome.answer());
            Reader alone = aside(reader, inFlight.only(i));
            aside.add(inTrouble(alone, trouble, retryAfter, isHubs(outcome), now));
          }
        }
        case RangeDecision.Cut(boolean atFirst) -> {
          InFlightBatch parts = cut(inFlight, i, entries, atFirst ? 1 : entries.size() / 2, now);
          return new Settled(calm(inParts(here, parts, i, aside)), aside, Finding.FINE);
        }
        case RangeDecision.InTrouble(
                Outcome outcome,
                Optional<Duration> retryAfter,
                boolean cutsFirst) -> {
          Trouble before = i == 0 ? reader.trouble() : null;
          int attempts = before == null ? 1 : before.attempts() + 1;
          Instant since = before == null ? now : before.since();
          Trouble trouble = new Trouble(attempts, since, outcome.answer());
          Reader left =
              cutsFirst ? inParts(here, cut(inFlight, i, entries, 1, now), i, aside) : here;
          if (reader.id().isAside()) {
            // The other part waits, too.
            aside.replaceAll(part -> inTrouble(part, trouble, retryAfter, isHubs(outcome), now));
          }
          // What was set aside has failed before: that it does again says nothing new.
          return new Settled(
              inTrouble(left, trouble, retryAfter, isHubs(outcome), now),
              aside,
              reader.id().isAside()
                  ? Finding.FINE
                  : new Finding.Failing(trouble, retryAfter, isHubs(outcome)));
        }
        case RangeDecision.Pause(Outcome outcome) -> {
          return new Settled(here, aside, new Finding.Gone(outcome.answer()));
        }
        case RangeDecision.NotSent notSent -> {
          return new Settled(i == 0 ? here : calm(here), aside, Finding.FINE);
        }
      }
    }
    Reader next = rest(reader, inFlight, results.size()).withRefusedInRow(refusedInRow);
    return new Settled(calm(next), aside, Finding.FINE);
  }

  /** What was set aside is taken as a whole, or is cut further: it sets nothing aside itself. */
  private static RangeResult whole(RangeResult result) {
    return result instanceof RangeResult.Sent(Outcome outcome, Instant at)
            && outcome instanceof Outcome.Delivered delivered
            && !delivered.refused().isEmpty()
        ? new RangeResult.Sent(new Outcome.ContentRefused(delivered.answer()), at)
        : result;
  }

  private static SortedMap<Integer, String> refused(RangeResult result) {
    return result instanceof RangeResult.Sent(Outcome outcome, Instant _)
            && outcome instanceof Outcome.Delivered delivered
        ? delivered.refused()
        : Collections.emptySortedMap();
  }

  private Reader refusedAlone(
      Reader reader, InFlightBatch inFlight, Located entry, String reason, Instant now) {
    InFlightBatch alone =
        new InFlightBatch(
            List.of(new InFlightBatch.DeliveryRange(entry.position(), entry.next(), 1)),
            0,
            1,
            now,
            inFlight.limits(),
            inFlight.thread(),
            inFlight.template());
    return inTrouble(
        aside(reader, alone), new Trouble(1, now, reason), Optional.empty(), false, now);
  }

  /**
   * The reader with the range that was cut in two. A reader of what was set aside keeps the first
   * part, and leaves the other to a reader of its own: what one gets must not repeat another.
   */
  private static Reader inParts(Reader here, InFlightBatch parts, int index, List<Reader> aside) {
    if (!here.id().isAside()) {
      return here.advanced(here.cursor(), parts.without(index).orElseThrow());
    }
    InFlightBatch first = parts.only(0);
    aside.add(aside(here, parts.only(1)).waitingUntil(parts.cutAt()));
    return here.advanced(first.from(), first).endingAt(first.to());
  }

  private static boolean isHubs(Outcome outcome) {
    return outcome instanceof Outcome.HubRefused;
  }

  /**
   * The reader with one more failure behind it: it backs off. What was set aside is given up when
   * that went on for too long; where a destination takes nothing at all, its state tells.
   */
  private Reader inTrouble(
      Reader reader, Trouble trouble, Optional<Duration> retryAfter, boolean isHubs, Instant now) {
    Reader troubled = reader.withTrouble(trouble);
    return reader.id().isAside() && !isHubs && isTooLong(trouble, now)
        ? givenUp(troubled, trouble, now)
        : backingOff(troubled, trouble, retryAfter, now);
  }

  /** The reader of a destination that is not in the settings, or not known here yet. */
  Reader withoutDestination(Reader reader, Trouble trouble, Instant now) {
    Reader troubled = reader.withTrouble(trouble);
    return isTooLong(trouble, now)
        ? givenUp(troubled, trouble, now)
        : backingOff(troubled, trouble, Optional.empty(), now);
  }

  private boolean isTooLong(Trouble trouble, Instant now) {
    return !now.isBefore(trouble.since().plus(policy.pauseAfter())) && trouble.attempts() > 1;
  }

  private static Reader givenUp(Reader troubled, Trouble trouble, Instant now) {
    return troubled.paused(
        "Nothing was taken since " + trouble.since() + ": " + trouble.reason(), now);
  }

  private Reader backingOff(
      Reader troubled, Trouble trouble, Optional<Duration> retryAfter, Instant now) {
    return troubled.waitingUntil(now.plus(backoff.after(trouble.attempts(), policy, retryAfter)));
  }

  private static boolean isRefusal(Outcome outcome) {
    return outcome instanceof Outcome.ContentRefused refused && !refused.isUnsent();
  }

  private static InFlightBatch cut(
      InFlightBatch inFlight, int index, List<Located> entries, int first, Instant now) {
    return inFlight.cut(index, entries.get(first).position(), first, now);
  }

  private static Reader aside(Reader reader, InFlightBatch inFlight) {
    ReaderId id = ReaderId.aside(reader.id().feed(), inFlight.from(), reader.edition());
    return Reader.bounded(id, reader.group(), inFlight.from(), inFlight.to(), reader.edition())
        .leased(null, inFlight)
        .setAsideBy(reader.id())
        .held(reader.heldSince());
  }

  private static Reader rest(Reader reader, InFlightBatch inFlight, int done) {
    return inFlight
        .without(done)
        .map(left -> reader.advanced(left.from(), left))
        .orElseGet(() -> reader.advanced(inFlight.to(), null));
  }

  private static Reader calm(Reader reader) {
    return reader.withTrouble(null).waitingUntil(null);
  }
}
