package io.signalbox.delivery.drain;

import io.signalbox.delivery.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one range's result means:
 *
 * <ul>
 *   <li>delivered, or empty: the cursor moves on;
 *   <li>content refused, of several envelopes, by a destination that takes other content: the range
 *       is cut in two, to find the envelope at fault, unless one behind it was sent, whose repeat
 *       must be cut as it was;
 *   <li>the same, by a destination that is not known to take anything: its first envelope is sent
 *       alone, to find that out;
 *   <li>content refused, of one envelope: it is set aside, but after {@link StopRule#REFUSED_LIMIT}
 *       in a row without a success the destination counts as failing, unless it was never asked;
 *   <li>not taken for another reason, while one behind it was delivered: it is set aside;
 *   <li>recipients of the group alone refused: the range is set aside whole;
 *   <li>recipients refused otherwise: the destination is paused;
 *   <li>failed, unknown, or refused for the account or the hub otherwise: the destination is in
 *       trouble.
 * </ul>
 *
 * A reader of what was set aside sets nothing aside.
 */
sealed interface RangeDecision {

  record Done() implements RangeDecision {}

  /** The cursor moves on, and nothing was learnt of the destination. */
  record Passed() implements RangeDecision {}

  record SetAside(Outcome outcome, Optional<Duration> retryAfter) implements RangeDecision {}

  /** Cut in two at once, at the half or behind the first envelope. */
  record Cut(boolean atFirst) implements RangeDecision {}

  /**
   * The destination is in trouble.
   *
   * @param cutsFirst whether the first envelope goes alone from now on
   */
  record InTrouble(Outcome outcome, Optional<Duration> retryAfter, boolean cutsFirst)
      implements RangeDecision {}

  record Pause(Outcome outcome) implements RangeDecision {}

  record NotSent() implements RangeDecision {}

  /**
   * Judges one result in the light of the others.
   *
   * @param index which of the results
   * @param refusedInRow how many were refused since the last success before this range
   * @param canCut whether the range may be cut in two
   * @param canSetAside whether its reader may set it aside
   * @param evidence what is known of the destination after these results
   */
  static RangeDecision of(
      List<RangeResult> results,
      int index,
      int refusedInRow,
      boolean canCut,
      boolean canSetAside,
      RefusalHistory.Evidence evidence) {
    return switch (results.get(index)) {
      case RangeResult.NotSent _ -> new NotSent();
      case RangeResult.Empty _ -> new Passed();
      case RangeResult.Sent(Outcome outcome, Instant _) ->
          ofSent(results, index, outcome, refusedInRow, canCut, canSetAside, evidence);
    };
  }

  private static RangeDecision ofSent(
      List<RangeResult> results,
      int index,
      Outcome outcome,
      int refusedInRow,
      boolean canCut,
      boolean canSetAside,
      RefusalHistory.Evidence evidence) {
    boolean nextWorked =
        canSetAside && isAnyBehind(results, index, other -> other instanceof Outcome.Delivered);
    return switch (outcome) {
      case Outcome.Delivered _ -> new Done();
      case Outcome.RecipientRefused refused when refused.isOfGroup() ->
          trouble(refused, Optional.empty(), canSetAside);
      case Outcome.RecipientRefused refused ->
          nextWorked ? new SetAside(refused, Optional.empty()) : new Pause(refused);
      case Outcome.ContentRefused refused when canCut && !isAnyBehind(results, index, _ -> true) ->
          cut(refused, evidence, canSetAside);
      case Outcome.ContentRefused refused -> {
        boolean isBelieved =
            refused.isUnsent()
                || (canCut
                    ? evidence == RefusalHistory.Evidence.TAKES_OTHERS
                        || isAnyBehind(results, index, other -> other instanceof Outcome.Unknown)
                    : refusedInRow < StopRule.REFUSED_LIMIT);
        yield nextWorked || (canSetAside && isBelieved)
            ? new SetAside(refused, Optional.empty())
            : new InTrouble(refused, Optional.empty(), false);
      }
      case Outcome.Failed failed -> trouble(failed, failed.retryAfter(), nextWorked);
      case Outcome.Unknown unknown -> trouble(unknown, Optional.empty(), nextWorked);
      case Outcome.DestinationRefused refused -> trouble(refused, Optional.empty(), nextWorked);
      case Outcome.HubRefused refused -> trouble(refused, Optional.empty(), nextWorked);
    };
  }

  private static RangeDecision cut(
      Outcome.ContentRefused refused, RefusalHistory.Evidence evidence, boolean canSetAside) {
    if (refused.isUnsent()) {
      return new Cut(false);
    }
    return switch (evidence) {
      case TAKES_OTHERS -> new Cut(false);
      // What was set aside was refused by a destination that took something else.
      case NOT_KNOWN -> new Cut(canSetAside);
      case REFUSES_ALL -> new InTrouble(refused, Optional.empty(), true);
    };
  }

  private static RangeDecision trouble(
      Outcome outcome, Optional<Duration> retryAfter, boolean isSetAside) {
    return isSetAside
        ? new SetAside(outcome, retryAfter)
        : new InTrouble(outcome, retryAfter, false);
  }

  private static boolean isAnyBehind(
      List<RangeResult> results, int index, Predicate<Outcome> which) {
    return results.subList(index + 1, results.size()).stream()
        .anyMatch(
            result ->
                result instanceof RangeResult.Sent(Outcome outcome, var at) && which.test(outcome));
  }
}
