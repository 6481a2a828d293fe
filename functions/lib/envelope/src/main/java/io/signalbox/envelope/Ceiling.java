package io.signalbox.envelope;

import io.signalbox.envelope.Marking.Pap;
import io.signalbox.envelope.Marking.Tlp;

/** A mark of each protocol. As a ceiling: the strictest that a receiver may get. */
public record Ceiling(Tlp tlp, Pap pap) {

  /** Everything. */
  public static final Ceiling RED = new Ceiling(Tlp.RED, Pap.RED);

  /** RED leaves only where settings say so. */
  public static final Ceiling DEFAULT = new Ceiling(Tlp.AMBER_STRICT, Pap.AMBER);

  /** As {@code marks} say, and where they say nothing, as this. */
  public Ceiling with(Marking marks) {
    return new Ceiling(marks.tlp().orElse(tlp), marks.pap().orElse(pap));
  }

  /** What both let pass. */
  public Ceiling and(Ceiling other) {
    return new Ceiling(min(tlp, other.tlp), min(pap, other.pap));
  }

  private static <E extends Enum<E>> E min(E one, E other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** The stricter marks of both. */
  Ceiling or(Ceiling other) {
    return new Ceiling(max(tlp, other.tlp), max(pap, other.pap));
  }

  private static <E extends Enum<E>> E max(E one, E other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
