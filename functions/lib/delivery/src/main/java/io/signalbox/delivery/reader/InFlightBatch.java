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
 * @param pieces the deliveries that it was cut into, in order, those left to be sent
 * @param before how many deliveries that were cut together with these come before them
 * @param parts how many deliveries were cut together in all
 * @param cutAt when it was cut
 * @param limits what its destination might get then: a repeat has nothing that was withheld
 * @param thread the first mail that the group had got when it was cut, by its Message-ID; empty for
 *     none
 * @param template the version of the named template that it was cut with; empty for none
 */
public record InFlightBatch(
    List<DeliveryRange> pieces,
    int before,
    int parts,
    Instant cutAt,
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
    pieces = List.copyOf(pieces);
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("A flight has at least one piece");
    }
  }

  /** One that was cut by what a hub lets pass whose settings say nothing. */
  public InFlightBatch(List<DeliveryRange> pieces, int before, int parts, Instant cutAt) {
    this(pieces, before, parts, cutAt, ReleaseLimits.DEFAULT, "", "");
  }

  public Position from() {
    return pieces.getFirst().from();
  }

  public Position to() {
    return pieces.getLast().to();
  }

  /** What is left when the first {@code done} pieces are done with. */
  public Optional<InFlightBatch> without(int done) {
    return done == pieces.size()
        ? Optional.empty()
        : Optional.of(
            new InFlightBatch(
                pieces.subList(done, pieces.size()),
                before + done,
                parts,
                cutAt,
                limits,
                thread,
                template));
  }

  /** The first piece that is not delivered; empty where all are. */
  public Optional<DeliveryRange> first() {
    return pieces.stream().filter(piece -> !piece.delivered()).findFirst();
  }

  /** How many pieces are not delivered. */
  public int undelivered() {
    return (int) pieces.stream().filter(piece -> !piece.delivered()).count();
  }

  /** The same flight with its pieces as they are now. */
  public InFlightBatch with(List<DeliveryRange> changed) {
    return new InFlightBatch(changed, before, parts, cutAt, limits, thread, template);
  }

  /** One of the pieces by itself. */
  public InFlightBatch only(int index) {
    return new InFlightBatch(
        List.of(pieces.get(index)), before + index, parts, cutAt, limits, thread, template);
  }

  /** The same with one piece cut in two: the content changes, and so do the ids and tickets. */
  public InFlightBatch cut(int index, Position middle, int sizeBefore, Instant now) {
    DeliveryRange whole = pieces.get(index);
    List<DeliveryRange> cut = new ArrayList<>(pieces);
    cut.set(index, new DeliveryRange(whole.from(), middle, sizeBefore));
    cut.add(index + 1, new DeliveryRange(middle, whole.to(), whole.size() - sizeBefore));
    return new InFlightBatch(cut, before, parts + 1, now, limits, thread, template);
  }
}
