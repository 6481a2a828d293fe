package io.signalbox.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.aws.events.DynamoStreamChanges;
import io.signalbox.delivery.TestHub;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Environment;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Mailer;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStream;
import io.signalbox.store.embedded.MemorySecrets;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RerouteTest {
  private final TestHub hub = new TestHub();
  private final EmbeddedStream stream = hub.store.stream("Envelopes");
  private final Table envelopes = hub.store.table("Envelopes");
  private final Platform platform = platform();
  private final RerouteHandler handler = new RerouteHandler(platform);

  private Platform platform() {
    Map<String, String> variables = new HashMap<>(hub.platform.environment().variables());
    variables.put("RETENTION", "P90D");
    variables.put("UNROUTED_QUEUE", "Unrouted");
    return new EmbeddedPlatform(
        hub.store,
        new Environment(variables),
        mail -> new Mailer.Result.ContentRefused("No mail here"),
        new MemorySecrets(),
        hub.clock,
        new SplittableRandom(1));
  }

  /** A context that has time left and nothing else. */
  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            RerouteTest.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> 60_000);
  }

  /** Tells of the damage alone, as if fanout had been away before. */
  private void fanOut() {
    DynamodbEvent event =
        DynamoStreamChanges.toEvent(
            stream.after(0, 100).stream().filter(change -> change.item().version() > 1).toList());
    assertThat(new FanoutHandler(platform).handleRequest(event, context()).getBatchItemFailures())
        .isEmpty();
  }

  private Item damaged(int number) {
    hub.keep(number);
    Item good = stream.after(0, 100).getLast().item();
    replace(good, Body.ofText("nonsense"));
    return good;
  }

  private void replace(Item item, Body body) {
    Item standing = envelopes.get(item.key(), Consistency.STRONG).orElseThrow();
    assertThat(envelopes.replaceIfVersion(Draft.of(item.key(), body), standing.version())).isTrue();
  }

  private List<String> setAside() {
    return hub.store.queue("Unrouted").receive(10, Duration.ofHours(1)).stream()
        .map(message -> message.body())
        .toList();
  }

  private SQSBatchResponse redrive(List<String> messages) {
    SQSEvent event = new SQSEvent();
    event.setRecords(
        messages.stream()
            .map(
                body -> {
                  SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
                  message.setMessageId(body);
                  message.setBody(body);
                  return message;
                })
            .toList());
    return handler.handleRequest(event, context());
  }

  private int inJournal() {
    return hub.feeds.read(FeedId.JOURNAL, Position.START, 100).entries().size();
  }

  @Test
  void what_was_set_aside_is_routed_by_a_redrive_after_the_repair() {
    Item good = damaged(1);
    fanOut();
    List<String> messages = setAside();
    assertThat(messages).isNotEmpty();
    assertThat(inJournal()).isZero();

    replace(good, good.body());

    assertThat(redrive(messages).getBatchItemFailures()).isEmpty();
    assertThat(inJournal()).isEqualTo(1);
  }

  @Test
  void what_fails_again_stays_and_holds_up_no_other() {
    Item bad = damaged(1);
    Item good = damaged(2);
    fanOut();
    List<String> messages = List.copyOf(new LinkedHashSet<>(setAside()));
    assertThat(messages).hasSize(2);
    replace(good, good.body());

    assertThat(redrive(messages).getBatchItemFailures())
        .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .singleElement()
        .satisfies(message -> assertThat(Unrouted.item(message)).isEqualTo(bad.key()));
    assertThat(inJournal()).isEqualTo(1);
  }

  @Test
  void what_is_gone_by_now_is_done() {
    hub.keep(1);
    Key key = stream.after(0, 1).getFirst().item().key();
    envelopes.deleteIfVersion(key, 1);

    assertThat(
            redrive(
                    List.of(
                        "{\"envelope\":\"%s\",\"item\":\"%s\"}"
                            .formatted(key.partition(), key.sort())))
                .getBatchItemFailures())
        .isEmpty();
  }

  @Test
  void a_message_that_names_no_envelope_stays() {
    assertThat(redrive(List.of("nonsense", "{}")).getBatchItemFailures()).hasSize(2);
  }
}
