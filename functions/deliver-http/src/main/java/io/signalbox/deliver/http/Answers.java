package io.signalbox.deliver.http;

import io.signalbox.delivery.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a receiver's status means for a delivery.
 *
 * <table>
 * <caption>In the order in which the rules are asked</caption>
 * <tr><th>status</th><th>outcome</th><th>because</th></tr>
 * <tr><td>2xx of a neighbour hub that refused some items, and says which</td><td>delivered but
 * these</td><td>each of them is set aside by itself</td></tr>
 * <tr><td>2xx of a neighbour hub that refused items, otherwise</td><td>refused for the content</td>
 * <td>halving finds which; the others the hub knows by their ids when they come again</td></tr>
 * <tr><td>other 2xx</td><td>delivered</td><td>Standard Webhooks 1.0</td></tr>
 * <tr><td>410</td><td>refused by the recipient: the destination is paused</td>
 * <td>Standard Webhooks 1.0</td></tr>
 * <tr><td>408, 425, 429</td><td>failed, for as long as Retry-After says</td>
 * <td>the receiver asks for another try (RFC 9110 15.5.9, RFC 8470, RFC 6585)</td></tr>
 * <tr><td>3xx, 401, 402, 403, 404, 405, 407, 421, 423, 426, 431, 511</td>
 * <td>refused for the account or address</td>
 * <td>no content would be taken: credentials, address or set-up are wrong, and a redirect is never
 * followed</td></tr>
 * <tr><td>other 4xx (400, 406, 409, 411, 412, 413, 415, 422 …)</td>
 * <td>refused for the content</td>
 * <td>the receiver works, but doesn't take this content; it is set aside</td></tr>
 * <tr><td>other 5xx, any other</td><td>failed, for as long as Retry-After says</td>
 * <td>a server in trouble may recover</td></tr>
 * </table>
 *
 * No status is a refusal of the hub: that one is found before anything is sent.
 */
final class Answers {
  private static final int GONE = 410;

  /** What is set aside at a time is written as one item. */
  private static final int REFUSED_MOST = 100;

  private static final Set<Integer> ASK_FOR_ANOTHER_TRY = Set.of(408, 425, 429);

  private static final Set<Integer> REFUSE_ANY_CONTENT =
      Set.of(401, 402, 403, 404, 405, 407, 421, 423, 426, 431, 511);

  private Answers() {}

  /**
   * The outcome of a delivery that was answered.
   *
   * @param answer what the receiver said, to be shown to operators
   * @param refused how many items it says that it did not take
   * @param told the envelopes of the delivery that these are, and why; empty where it does not tell
   *     which, or took none
   */
  static Outcome outcome(
      int status,
      String answer,
      Optional<Duration> retryAfter,
      int refused,
      SortedMap<Integer, String> told) {
    if (isIn(200, status)) {
      return taken(answer, refused, told);
    }
    if (status == GONE) {
      return new Outcome.RecipientRefused(answer);
    }
    if (ASK_FOR_ANOTHER_TRY.contains(status)) {
      return new Outcome.Failed(answer, retryAfter);
    }
    if (isIn(300, status) || REFUSE_ANY_CONTENT.contains(status)) {
      return new Outcome.DestinationRefused(answer);
    }
    return isIn(400, status)
        ? new Outcome.ContentRefused(answer)
        : new Outcome.Failed(answer, retryAfter);
  }

  private static Outcome taken(String answer, int refused, SortedMap<Integer, String> told) {
    if (refused == 0) {
      return new Outcome.Delivered(answer);
    }
    return told.isEmpty() || told.size() > REFUSED_MOST
        ? new Outcome.ContentRefused(answer)
        : new Outcome.Delivered(answer, List.of(), told);
  }

  private static boolean isIn(int hundred, int status) {
    return status >= hundred && status < hundred + 100;
  }
}
