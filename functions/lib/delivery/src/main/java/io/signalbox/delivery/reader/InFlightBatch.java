package io.signalbox.delivery.reader;

import io.signalbox.feeds.Position;
import io.signalbox.settings.ReleaseLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is about to be sent, or was, with an outcome that is not known: written down first, so that
 * a repeat has the same bounds and ids.
 *
 * @param ranges the deliveries that it was cut into, in order, those left to be sent
 * @param before how many deliveries that were cut together with these come before them
 * @param parts how many deliveries were cut together in all
 * @param cutAt when it was cut
 * @param firstCutAt when the digest was cut that it belongs to; the same as {@code cutAt}, unless a
 *     range was cut in two since
 * @param limits what its destination might get then: a repeat has nothing that was withheld
 * @param thread the first mail that the group had got when it was cut, by its Message-ID; empty for
 *     none
 * @param template the version of the named template that it was cut with; empty for none
 */
public record InFlightBatch(
    List<DeliveryRange> ranges,
    int before,
    int parts,
    Instant cutAt,
    Instant firstCutAt,
    ReleaseLimits limits,
    String thread,
    String template) {

  /**
   * One delivery's part of the feed.
   *
   * @param from the position of its first entry
   * @param to the place behind its last entry
   * @param size how many entries it has
   * @param delivered whether it was, while others before it are not done with
   * @param ticket the number that it took
   */
  public record DeliveryRange(
      Position from, Position to, int size, boolean delivered, Optional<Ticket> ticket) {

    /** One that is not delivered, and has no ticket. */
    public DeliveryRange(Position from, Position to, int size) {
      this(from, to, size, false, Optional.empty());
    }

    public DeliveryRange asDelivered() {
      return new DeliveryRange(from, to, size, true, ticket);
    }

    public DeliveryRange withTicket(Ticket taken) {
      return new DeliveryRange(from, to, size, delivered, Optional.of(taken));
    }
  }

  public InFlightBatch {
    ranges = List.copyOf(ranges);
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("A flight has at least one piece");
    }
  }

  /** One of which no range was cut in two. */
  public InFlightBatch(
      List<DeliveryRange> ranges,
      int before,
      int parts,
      Instant cutAt,
      ReleaseLimits limits,
      String thread,
      String template) {
    this(ranges, before, parts, cutAt, cutAt, limits, thread, template);
  }

  /** One that was cut by what a hub lets pass whose settings say nothing. */
  public InFlightBatch(List<DeliveryRange> ranges, int before, int parts, Instant cutAt) {
    this(ranges, before, parts, cutAt, ReleaseLimits.DEFAULT, "", "");
  }

  public Position from() {
    return ranges.getFirst().from();
  }

  public Position to() {
    return ranges.getLast().to();
  }

  /** What is left when the first {@code done} ranges are done with. */
  public Optional<InFlightBatch> without(int done) {
    return done == ranges.size()
        ? Optional.empty()
        : Optional.of(
            new InFlightBatch(
                ranges.subList(done, ranges.size()),
                before + done,
                parts,
                cutAt,
                firstCutAt,
                limits,
                thread,
                template));
  }

  /** The first range that is not delivered; empty where all are. */
  public Optional<DeliveryRange> first() {
    return ranges.stream().filter(range -> !range.delivered()).findFirst();
  }

  /** How many ranges are not delivered. */
  public int undelivered() {
    return (int) ranges.stream().filter(range -> !range.delivered()).count();
  }

  /** The same batch with its ranges as they are now. */
  public InFlightBatch with(List<DeliveryRange> changed) {
    return new InFlightBatch(changed, before, parts, cutAt, firstCutAt, limits, thread, template);
  }

  /** One of the ranges by itself. */
  public InFlightBatch only(int index) {
    return new InFlightBatch(
        List.of(ranges.get(index)),
        before + index,
        parts,
        cutAt,
        firstCutAt,
        limits,
        thread,
        template);
  }

  /**
   * The same with one range cut in two: the content changes, and so do the ids and tickets. It is
   * the same digest still.
   */
  public InFlightBatch cut(int index, Position middle, int sizeBefore, Instant now) {
    DeliveryRange whole = ranges.get(index);
    List<DeliveryRange> cut = new ArrayList<>(ranges);
    cut.set(index, new DeliveryRange(whole.from(), middle, sizeBefore));
    cut.add(index + 1, new DeliveryRange(middle, whole.to(), whole.size() - sizeBefore));
    return new InFlightBatch(cut, before, parts + 1, now, firstCutAt, limits, thread, template);
  }
}
