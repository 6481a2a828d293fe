package io.signalbox.envelope;

import io.signalbox.envelope.Marking.Pap;
import io.signalbox.envelope.Marking.Tlp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one receiver may get.
 *
 * @param ceiling the strictest marks that it may get
 * @param unmarked what an envelope counts as that bears no mark of a protocol
 */
public record MarkingPolicy(Ceiling ceiling, Ceiling unmarked) {

  /** What the hub goes by where its settings say nothing. */
  public static final MarkingPolicy DEFAULT =
      new MarkingPolicy(Ceiling.DEFAULT, new Ceiling(Tlp.AMBER, Pap.AMBER));

  /** The same for a receiver with such marks as its ceiling. */
  public MarkingPolicy withCeiling(Marking marks) {
    return new MarkingPolicy(ceiling.with(marks), unmarked);
  }

  /** What both let pass. */
  public MarkingPolicy and(MarkingPolicy other) {
    return new MarkingPolicy(ceiling.and(other.ceiling), unmarked.or(other.unmarked));
  }

  /** Why the receiver may not get the envelope, for people; empty where it may. */
  public Optional<String> refusal(Envelope envelope) {
    Marking marking = Marking.of(envelope);
    Tlp tlp = marking.tlp().orElse(unmarked.tlp());
    Pap pap = marking.pap().orElse(unmarked.pap());
    List<String> reasons =
        Stream.of(
                reason(
                    tlp.compareTo(ceiling.tlp()),
                    marking.tlp().isPresent(),
                    tlp.text(),
                    ceiling.tlp().text()),
                reason(
                    pap.compareTo(ceiling.pap()),
                    marking.pap().isPresent(),
                    pap.text(),
                    ceiling.pap().text()))
            .flatMap(Optional::stream)
            .toList();
    return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
  }

  private static Optional<String> reason(int above, boolean isMarked, String mark, String ceiling) {
    return above <= 0
        ? Optional.empty()
        : Optional.of(
            "%s%s is above the ceiling %s"
                .formatted(isMarked ? "" : "without a mark, which counts as ", mark, ceiling));
  }

  /** As {@link #parse} reads it. */
  public String text() {
    return String.join(
        " ",
        ceiling.tlp().name(),
        ceiling.pap().name(),
        unmarked.tlp().name(),
        unmarked.pap().name());
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException where it is something else
   */
  public static MarkingPolicy parse(String text) {
    String[] marks = text.split(" ", -1);
    if (marks.length != 4) {
      throw new IllegalArgumentException("Not a policy of marks");
    }
    return new MarkingPolicy(
        new Ceiling(Tlp.valueOf(marks[0]), Pap.valueOf(marks[1])),
        new Ceiling(Tlp.valueOf(marks[2]), Pap.valueOf(marks[3])));
  }
}
