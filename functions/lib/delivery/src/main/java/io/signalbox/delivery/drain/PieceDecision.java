package io.signalbox.delivery.drain;

import io.signalbox.delivery.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one piece's result means:
 *
 * <ul>
 *   <li>delivered: the cursor moves on;
 *   <li>refused, of several envelopes, where halving can find the one at fault: it is cut in two,
 *       unless one behind it was sent, whose repeat must be cut as it was;
 *   <li>refused: it is set aside, but after {@link StopRule#REFUSED_LIMIT} in a row without a
 *       success the destination counts as failing, unless it was never asked;
 *   <li>failed, unknown or gone, while one behind it was delivered: it is set aside;
 *   <li>failed or unknown otherwise: the destination is in trouble;
 *   <li>gone otherwise: the destination is paused.
 * </ul>
 *
 * A reader of what was set aside sets nothing aside.
 */
sealed interface PieceDecision {

  record Done() implements PieceDecision {}

  record SetAside(Outcome outcome, Optional<Duration> retryAfter) implements PieceDecision {}

  record Halve() implements PieceDecision {}

  record InTrouble(Outcome outcome, Optional<Duration> retryAfter) implements PieceDecision {}

  record Pause(Outcome outcome) implements PieceDecision {}

  record NotSent() implements PieceDecision {}

  /**
   * Judges one result in the light of the others.
   *
   * @param refusedInRow how many were refused since the last success before this piece
   * @param canHalve whether the piece may be cut in two
   * @param canSetAside whether its reader may set it aside
   */
  static PieceDecision of(
      List<PieceResult> results,
      int index,
      int refusedInRow,
      boolean canHalve,
      boolean canSetAside) {
    return switch (results.get(index)) {
      case PieceResult.NotSent notSent -> new NotSent();
      case PieceResult.Sent(Outcome outcome, var at) -> {
        boolean nextWorked = canSetAside && deliveredBehind(results, index);
        yield switch (outcome) {
          case Outcome.Delivered delivered -> new Done();
          case Outcome.Gone gone ->
              nextWorked ? new SetAside(gone, Optional.empty()) : new Pause(gone);
          case Outcome.Refused refused -> {
            if (canHalve && !isAnySentBehind(results, index)) {
              yield new Halve();
            }
            boolean alone =
                canSetAside && (refused.isUnsent() || refusedInRow < StopRule.REFUSED_LIMIT);
            yield nextWorked || alone
                ? new SetAside(refused, Optional.empty())
                : new InTrouble(refused, Optional.empty());
          }
          case Outcome.Failed failed ->
              nextWorked
                  ? new SetAside(failed, failed.retryAfter())
                  : new InTrouble(failed, failed.retryAfter());
          case Outcome.Unknown unknown ->
              nextWorked
                  ? new SetAside(unknown, Optional.empty())
                  : new InTrouble(unknown, Optional.empty());
        };
      }
    };
  }

  private static boolean isAnySentBehind(List<PieceResult> results, int index) {
    return results.subList(index + 1, results.size()).stream()
        .anyMatch(PieceResult.Sent.class::isInstance);
  }

  private static boolean deliveredBehind(List<PieceResult> results, int index) {
    return results.subList(index + 1, results.size()).stream()
        .anyMatch(
            result ->
                result instanceof PieceResult.Sent(Outcome outcome, var at)
                    && outcome instanceof Outcome.Delivered);
  }
}
