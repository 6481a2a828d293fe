package io.signalbox.delivery.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a notice since it was sent.
 *
 * @param answers what its recipients answered, in their order
 * @param isRevoked whether its answer page is closed
 */
public record NoticeState(List<Answered> answers, boolean isRevoked) {

  public static final NoticeState NEW = new NoticeState(List.of(), false);

  /**
   * An answer.
   *
   * @param kind what was answered, as the API writes it
   * @param envelope the id of the envelope that tells of it
   */
  public record Answered(String kind, Instant at, String envelope) {}

  public NoticeState {
    answers = List.copyOf(answers);
  }

  /** Whether the answer that this envelope tells of is noted. */
  public boolean has(String envelope) {
    return answers.stream().anyMatch(one -> one.envelope().equals(envelope));
  }

  /** With one more answer; the same envelope is no other answer. */
  public NoticeState answered(Answered answer) {
    if (has(answer.envelope())) {
      return this;
    }
    List<Answered> all = new ArrayList<>(answers);
    all.add(answer);
    return new NoticeState(all, isRevoked);
  }

  /** With a closed answer page. */
  public NoticeState revoked() {
    return new NoticeState(answers, true);
  }
}
