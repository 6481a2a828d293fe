package io.signalbox.store;

import static io.signalbox.store.Examples.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.signalbox.store.MessageQueue.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a queue promises to those who send. */
public interface MessageQueueContract {

  /** A queue that nobody but the test class uses. */
  MessageQueue queue();

  /** Receives what there is at this moment, and deletes it. */
  List<String> receive();

  @Test
  default void whatIsSentArrives() {
    List<String> bodies = bodies(37);

    assertThat(queue().send(bodies.stream().map(Message::now).toList())).isEmpty();

    awaitAll(bodies);
  }

  @Test
  default void messagesOfGroupsArriveDelayedOnesToo() {
    List<String> bodies = bodies(3);

    assertThat(
            queue()
                .send(
                    List.of(
                        new Message(bodies.get(0), Duration.ZERO, "soc"),
                        new Message(bodies.get(1), Duration.ofSeconds(1), "soc"),
                        new Message(bodies.get(2), Duration.ZERO, "cert-at.example_1"))))
        .isEmpty();

    awaitAll(bodies);
  }

  @Test
  default void aGroupsNameIsAsciiWithoutSpacesAndLimited() {
    for (String group : List.of("a b", "ä", "a\n", "x".repeat(129))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Message("body", Duration.ZERO, group));
    }
  }

  @Test
  default void nothingCanBeSent() {
    assertThat(queue().send(List.of())).isEmpty();
  }

  @Test
  default void equalMessagesAllArrive() {
    String body = bodies(1).getFirst();

    queue().send(List.of(Message.now(body), Message.now(body), Message.now(body)));

    List<String> received = new ArrayList<>();
    eventually()
        .until(
            () -> {
              received.addAll(receive());
              return received.stream().filter(body::equals).count() >= 3;
            });
  }

  @Test
  default void largeMessagesArriveHoweverManyAreSentAtOnce() {
    List<String> bodies =
        bodies(21).stream()
            .map(body -> body + "x".repeat(MessageQueue.BODY_LIMIT_BYTES - body.length()))
            .toList();

    assertThat(queue().send(bodies.stream().map(Message::now).toList())).isEmpty();

    awaitAll(bodies);
  }

  @Test
  default void textOfAnyLanguageArrivesAsItWas() {
    String body = bodies(1).getFirst() + " äß€\uD83D\uDE00\uFFFD \"<&>'\\ \t\r\n.";

    queue().send(List.of(Message.now(body)));

    awaitAll(List.of(body));
  }

  @Test
  default void aDelayedMessageArrivesWhenItsDelayIsOver() {
    List<String> bodies = bodies(2);
    long start = System.nanoTime();

    queue()
        .send(
            List.of(
                new Message(bodies.getFirst(), Duration.ofMillis(1_100)),
                Message.now(bodies.getLast())));

    awaitAll(List.of(bodies.getLast()));
    awaitAll(List.of(bodies.getFirst()));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_100));
  }

  @Test
  default void aDelayOfTheLimitIsTakenAndALongerOneRefused() {
    Message longest = new Message("late", MessageQueue.DELAY_LIMIT);

    assertThat(queue().send(List.of(longest))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Message("late", MessageQueue.DELAY_LIMIT.plusMillis(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Message("early", Duration.ofMillis(-1)));
  }

  @Test
  default void messagesThatSomeEngineRefusesAreRefusedByAll() {
    List<String> refused =
        List.of("", "x".repeat(MessageQueue.BODY_LIMIT_BYTES + 1), "\u0000", "a\u001Fb", "\uFFFE");
    for (String body : refused) {
      assertThatIllegalArgumentException().isThrownBy(() -> Message.now(body));
    }
  }

  private static List<String> bodies(int count) {
    String run = UUID.randomUUID().toString();
    return IntStream.range(0, count).mapToObj(number -> run + " " + number).toList();
  }

  private void awaitAll(List<String> bodies) {
    Set<String> missing = new HashSet<>(bodies);
    eventually()
        .until(
            () -> {
              receive().forEach(missing::remove);
              return missing.isEmpty();
            });
  }
}
