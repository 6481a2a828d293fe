package io.signalbox.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * A queue that gives each message to a function at least once, in any order. It is fair: while
 * messages of several groups wait, those of a group of which many are being worked on come after
 * the others (on SQS, a standard queue whose messages have a {@code MessageGroupId}).
 */
public interface MessageQueue {

  /** How long a queue can hold a message back (SQS: 15 minutes). */
  Duration DELAY_LIMIT = Duration.ofMinutes(15);

  /** The longest message, in UTF-8. */
  int BODY_LIMIT_BYTES = 64 * 1024;

  /** The longest name of a group. */
  int GROUP_LIMIT_CHARACTERS = 128;

  /**
   * A message of at least one character and at most {@link #BODY_LIMIT_BYTES}, without those
   * control characters that XML 1.0 has no place for (SQS refuses them).
   *
   * @param delay how long nobody is to get it; at most {@link #DELAY_LIMIT}, to the second, rounded
   *     up
   * @param group whose message it is, at most {@link #GROUP_LIMIT_CHARACTERS} letters, digits and
   *     punctuation of ASCII; empty for nobody's
   */
  record Message(String body, Duration delay, String group) {
    public Message {
      if (group.length() > GROUP_LIMIT_CHARACTERS
          || !group.chars().allMatch(character -> character > ' ' && character < 0x7F)) {
        throw new IllegalArgumentException(
            "A group has at most 128 letters, digits and punctuation");
      }
      if (delay.isNegative() || delay.compareTo(DELAY_LIMIT) > 0) {
        throw new IllegalArgumentException("A queue delays by 0 to 15 minutes, not " + delay);
      }
      if (body.isEmpty() || body.getBytes(StandardCharsets.UTF_8).length > BODY_LIMIT_BYTES) {
        throw new IllegalArgumentException(
            "A message has at least one character and at most 64 KB");
      }
      if (!body.codePoints().allMatch(Message::isTaken)) {
        throw new IllegalArgumentException("A message holds no control characters");
      }
    }

    private static boolean isTaken(int character) {
      return character >= ' '
          ? (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
              && character != 0xFFFE
              && character != 0xFFFF
          : character == '\t' || character == '\n' || character == '\r';
    }

    /** A message of no group. */
    public Message(String body, Duration delay) {
      this(body, delay, "");
    }

    public static Message now(String body) {
      return new Message(body, Duration.ZERO);
    }
  }

  /**
   * Sends messages, any number of them. A part of them may fail.
   *
   * @return those that the queue did not take, or may not have taken; empty when all went well
   */
  List<Message> send(Collection<Message> messages);

  /**
   * The same queue, which answers as soon as the messages outlive the process, as {@link
   * Table#outlivingTheProcess} does.
   */
  default MessageQueue outlivingTheProcess() {
    return this;
  }
}
