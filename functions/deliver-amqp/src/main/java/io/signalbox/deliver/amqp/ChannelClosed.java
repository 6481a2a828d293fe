package io.signalbox.deliver.amqp;

import com.rabbitmq.client.AMQP;
import io.signalbox.delivery.Outcome;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What it means for a message that the channel was closed before its confirm came. */
final class ChannelClosed {
  private static final Pattern TOO_LARGE =
      Pattern.compile("larger than (?:configured )?max size (\\d+)");

  private ChannelClosed() {}

  /**
   * The outcome of one message among those that waited.
   *
   * @param code of the broker's reason (AMQP 0-9-1 section 1.2); 0 where the connection was lost
   */
  static Outcome outcome(int code, String text, int bytes) {
    return switch (code) {
      case AMQP.NOT_FOUND, AMQP.ACCESS_REFUSED, AMQP.NOT_ALLOWED -> new Outcome.Failed(text);
      case AMQP.PRECONDITION_FAILED -> tooLarge(text, bytes);
      default -> new Outcome.Unknown("Sent: the connection was lost before the confirm: " + text);
    };
  }

  /** The broker names no message: the ones over its limit are meant, the others were cut short. */
  private static Outcome tooLarge(String text, int bytes) {
    Matcher limit = TOO_LARGE.matcher(text);
    return limit.find() && bytes > Long.parseLong(limit.group(1))
        ? new Outcome.Refused(text)
        : new Outcome.Unknown("Sent: another message closed the channel: " + text);
  }
}
