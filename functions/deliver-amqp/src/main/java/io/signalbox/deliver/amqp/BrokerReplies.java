package io.signalbox.deliver.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.peer.MessageSession;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a broker's replies mean for a delivery (reply codes: AMQP 0-9-1 section 1.2).
 *
 * <table>
 * <caption>Reply and outcome</caption>
 * <tr><th>reply</th><th>outcome</th></tr>
 * <tr><td>ack without a return</td><td>delivered</td></tr>
 * <tr><td>nack; blocked; not connected</td><td>failed</td></tr>
 * <tr><td>returned, 312 NO_ROUTE or 313 NO_CONSUMERS, with a routing key that the envelope fills</td>
 * <td>refused for the content</td></tr>
 * <tr><td>returned, with a fixed routing key</td><td>refused for the account or address</td></tr>
 * <tr><td>311 CONTENT_TOO_LARGE; 406 that says how large a message may be, and this one is larger
 * </td><td>refused for the content</td></tr>
 * <tr><td>402 INVALID_PATH, 403 ACCESS_REFUSED, 404 NOT_FOUND, 530 NOT_ALLOWED; 406 when the queue or exchange is declared; the
 * connection is closed during the login</td><td>refused for the account or address</td></tr>
 * <tr><td>the channel or connection is lost before the confirm</td><td>unknown</td></tr>
 * </table>
 *
 * No reply is a refusal by the recipient, whom a broker does not know, or of the hub.
 */
final class BrokerReplies {
  private static final Pattern TOO_LARGE =
      Pattern.compile("larger than (?:configured )?max size (\\d+)");

  private BrokerReplies() {}

  /** The outcome of a message that came back. */
  static Outcome returned(int code, String text, boolean isKeyFromEnvelope) {
    String answer = "Returned: " + code + " " + text;
    return isKeyFromEnvelope || code == AMQP.CONTENT_TOO_LARGE
        ? new Outcome.ContentRefused(answer)
        : new Outcome.DestinationRefused(answer);
  }

  /**
   * The outcome of one message among those that waited when the channel was closed.
   *
   * @param reason the broker's; {@code null} where the connection was lost
   * @param bytes how large the message is
   */
  static Outcome closed(@Nullable Method reason, String lost, int bytes) {
    if (!(reason instanceof AMQP.Channel.Close close)) {
      return unknown(lost);
    }
    String text = text(close);
    return switch (close.getReplyCode()) {
      case AMQP.CONTENT_TOO_LARGE, AMQP.PRECONDITION_FAILED -> tooLarge(text, bytes);
      case AMQP.INVALID_PATH, AMQP.ACCESS_REFUSED, AMQP.NOT_FOUND, AMQP.NOT_ALLOWED ->
          new Outcome.DestinationRefused(text);
      default -> unknown(text);
    };
  }

  /** What it means that there is no connection. */
  static Outcome notConnected(Throwable failure) {
    return switch (failure) {
      case PossibleAuthenticationFailureException _ ->
          new Outcome.DestinationRefused(
              "the broker closed the connection while the hub said who it is: wrong user, password"
                  + " or certificate");
      case TimeoutException _ -> new Outcome.Failed("the broker did not answer in time");
      case ShutdownSignalException closed -> notOpened(closed);
      default ->
          failure.getCause() instanceof ShutdownSignalException closed
              ? notOpened(closed)
              : MessageSession.failed(failure);
    };
  }

  private static Outcome notOpened(ShutdownSignalException signal) {
    return switch (signal.getReason()) {
      case AMQP.Connection.Close close ->
          notOpened(close.getReplyCode(), close.getReplyCode() + " " + close.getReplyText());
      case AMQP.Channel.Close close -> notOpened(close.getReplyCode(), text(close));
      case null, default -> new Outcome.Failed("the broker closed the connection");
    };
  }

  private static Outcome notOpened(int code, String text) {
    return switch (code) {
      case AMQP.INVALID_PATH,
          AMQP.ACCESS_REFUSED,
          AMQP.NOT_FOUND,
          AMQP.PRECONDITION_FAILED,
          AMQP.NOT_ALLOWED ->
          new Outcome.DestinationRefused(text);
      default -> new Outcome.Failed(text);
    };
  }

  /** The broker names no message: the ones over its limit are meant, the others were cut short. */
  private static Outcome tooLarge(String text, int bytes) {
    Matcher limit = TOO_LARGE.matcher(text);
    return limit.find() && bytes > Long.parseLong(limit.group(1))
        ? new Outcome.ContentRefused(text)
        : new Outcome.Unknown("Sent: another message closed the channel: " + text);
  }

  private static Outcome unknown(String text) {
    return new Outcome.Unknown("Sent: the connection was lost before the confirm: " + text);
  }

  private static String text(AMQP.Channel.Close close) {
    return close.getReplyCode() + " " + close.getReplyText();
  }
}
