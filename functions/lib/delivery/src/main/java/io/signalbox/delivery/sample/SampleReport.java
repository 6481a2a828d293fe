package io.signalbox.delivery.sample;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the test of a destination showed.
 *
 * @param delivery the sample's id, as the peer got it
 * @param result how the sample ended: {@link #DELIVERED}, {@code refused}, {@code failed} or {@code
 *     unknown}
 * @param answer what the peer said, or why it said nothing; without credentials
 * @param steps in the order in which they were taken; where the sample was not delivered, the last
 *     one failed
 * @param peer the certificate that the peer showed
 */
public record SampleReport(
    String delivery,
    String result,
    String answer,
    List<TakenStep> steps,
    Optional<PeerCertificate> peer) {

  /** The result of a sample that the peer has. */
  public static final String DELIVERED = "delivered";

  public SampleReport {
    steps = List.copyOf(steps);
  }

  /** A step, and how long it took. */
  public record TakenStep(Step step, boolean isDone, long milliseconds, String detail) {}

  /** Whom a certificate names, who issued it, and when it expires. */
  public record PeerCertificate(String subject, String issuer, Instant expires) {}
}
