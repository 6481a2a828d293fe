package io.signalbox.runtime.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.platform.FunctionPlatform;
import io.signalbox.runtime.platform.Machine;
import io.signalbox.runtime.template.Template;
import io.signalbox.store.Belongings;
import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.Mailer;
import io.signalbox.store.MessageQueue.Message;
import io.signalbox.store.Shared;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import io.signalbox.store.telemetry.Metrics;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lambda's rules for batches of streams and queues. */
class PollersTest {
  private static final Clock CLOCK = Clock.systemUTC();

  private final EmbeddedStore store = EmbeddedStore.inMemory(CLOCK);
  private final Functions functions = functions();

  private Functions functions() {
    Template template = Template.read(Path.of("src/test/resources/test-template.yaml"), Map.of());
    Machine machine =
        new Machine(
            store,
            Shared::new,
            mail -> new Mailer.Result.Accepted("mail"),
            Belongings.NONE,
            new MemorySecrets(),
            CLOCK,
            new SecureRandom(),
            Metrics.NONE,
            new JsonCalls(),
            access -> {});
    return new Functions(
        template,
        store,
        spec -> new FunctionPlatform(machine, template, spec),
        CLOCK,
        Calls.NONE,
        WorkRecord.NONE);
  }

  @AfterEach
  void stop() {
    functions.close();
    store.close();
  }

  @Test
  void onlyWhatTakesOneMessageAtATimeHasAThreadOfTheOperatingSystem() {
    Map<String, Boolean> isVirtual = new ConcurrentHashMap<>();
    Scripts.play(
        batch -> {
          isVirtual.put(batch.getFirst(), Thread.currentThread().isVirtual());
          return List.of();
        });
    functions.start();
    send("short");
    store.queue("LongJobs").send(List.of(Message.now("long")));
    await().until(() -> isVirtual.size() == 2);
    assertThat(isVirtual).containsEntry("short", true).containsEntry("long", false);
  }

  @Test
  void aStreamIsReadInOrderInBatchesOfTheTemplatesSize() {
    Scripts.play(batch -> List.of());
    write("a", "b", "c", "d", "e", "f");
    functions.start();
    await().until(() -> seen().size() == 6);
    assertThat(Scripts.batches()).containsExactly(List.of("a", "b", "c", "d"), List.of("e", "f"));
  }

  @Test
  void aStreamGoesOnFromTheFirstRecordThatFailed() {
    List<String> stillFailing = new ArrayList<>(List.of("c"));
    Scripts.play(
        batch -> batch.contains("c") && stillFailing.remove("c") ? List.of("c") : List.of());
    write("a", "b", "c", "d");
    functions.start();
    await().until(() -> seen().size() >= 6);
    assertThat(seen()).containsExactly("a", "b", "c", "d", "c", "d");
  }

  @Test
  void aStreamsBatchThatThrowsIsHalvedUntilTheBadRecordStandsAlone() {
    Scripts.play(
        batch -> {
          if (batch.contains("c") && batch.size() > 1) {
            throw new IllegalStateException("c");
          }
          return List.of();
        });
    write("a", "b", "c", "d");
    functions.start();
    await().until(() -> seen().contains("d") && Scripts.batches().contains(List.of("c")));
    assertThat(Scripts.batches()).startsWith(List.of("a", "b", "c", "d"), List.of("a", "b"));
  }

  @Test
  void aMessageThatTheFunctionTookIsDeleted() {
    Scripts.play(batch -> List.of());
    functions.start();
    send("x", "y");
    await().until(() -> store.queue("Jobs").size() == 0);
    assertThat(seen()).containsExactlyInAnyOrder("x", "y");
  }

  @Test
  void onlyTheMessagesThatFailedComeAgainAndGoToTheDeadLettersInTheEnd() {
    Scripts.play(batch -> List.of("bad"));
    functions.start();
    send("good", "bad");
    await().until(() -> store.queue("DeadJobs").size() == 1);
    assertThat(seen()).containsExactlyInAnyOrder("good", "bad", "bad");
    assertThat(store.queue("Jobs").size()).isZero();
  }

  @Test
  void noMoreMessagesAreWorkedOnAtOnceThanTheTemplatesBatchesHold() {
    Concurrency concurrency = new Concurrency();
    Scripts.play(batch -> concurrency.work());
    send(Stream.iterate(1, i -> i + 1).limit(24).map(i -> "m" + i).toArray(String[]::new));
    functions.start();
    await().until(() -> seen().size() >= 24);
    assertThat(concurrency.most()).isEqualTo(6);
  }

  @Test
  void oneInstanceWorksOnAllMessagesSoThatItsCachesAndBoundsAreThereOnce() {
    int before = ScriptedQueueHandler.MADE.get();
    Concurrency concurrency = new Concurrency();
    Scripts.play(batch -> concurrency.work());
    try (Functions another = functions()) {
      send(Stream.iterate(1, i -> i + 1).limit(24).map(i -> "m" + i).toArray(String[]::new));
      another.start();
      await().until(() -> seen().size() >= 24);
    }
    assertThat(concurrency.most()).isGreaterThan(1);
    // Two functions have this handler.
    assertThat(ScriptedQueueHandler.MADE.get() - before).isEqualTo(2);
  }

  @Test
  void aMessageThatTakesLongHoldsUpNoOtherNeitherOfItsGroupNorOfAnother() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Scripts.play(batch -> batch.getFirst().startsWith("slow") ? waitFor(end) : List.of());
    functions.start();
    for (int number = 0; number < 20; number++) {
      store.queue("Jobs").send(List.of(new Message("slow " + number, Duration.ZERO, "slow")));
    }
    await().until(() -> seen().size() == 3);
    store.queue("Jobs").send(List.of(new Message("quick", Duration.ZERO, "quick")));

    await().until(() -> seen().contains("quick"));
    assertThat(seen()).as("half of six slots").hasSize(4);
    end.countDown();
    await().until(() -> seen().size() == 21);
  }

  private static List<String> waitFor(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return List.of();
  }

  private void write(String... sorts) {
    for (String sort : sorts) {
      store.table("Things").insertIfAbsent(Draft.of(new Key("p", sort), Body.ofText(sort)));
    }
  }

  private void send(String... bodies) {
    assertThat(store.queue("Jobs").send(Stream.of(bodies).map(Message::now).toList())).isEmpty();
  }

  private static List<String> seen() {
    return Scripts.batches().stream().flatMap(List::stream).toList();
  }
}
