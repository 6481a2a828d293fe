package io.signalbox.deliver.http;

import io.signalbox.delivery.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a receiver's status means for a delivery.
 *
 * <table>
 * <caption>In the order in which the rules are asked</caption>
 * <tr><th>status</th><th>outcome</th><th>because</th></tr>
 * <tr><td>2xx of a neighbour hub that refused one item or more</td><td>refused for the content</td>
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

  private static final Set<Integer> ASK_FOR_ANOTHER_TRY = Set.of(408, 425, 429);

  private static final Set<Integer> REFUSE_ANY_CONTENT =
      Set.of(401, 402, 403, 404, 405, 407, 421, 423, 426, 431, 511);

  private Answers() {}

  /**
   * The outcome of a delivery that was answered.
   *
   * @param answer what the receiver said, to be shown to operators
   * @param refused how many items it says that it did not take
   */
  static Outcome outcome(int status, String answer, Optional<Duration> retryAfter, int refused) {
    if (isIn(200, status)) {
      return refused > 0 ? new Outcome.ContentRefused(answer) : new Outcome.Delivered(answer);
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

  private static boolean isIn(int hundred, int status) {
    return status >= hundred && status < hundred + 100;
  }
}
