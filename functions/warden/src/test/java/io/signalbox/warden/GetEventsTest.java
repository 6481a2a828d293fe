package io.signalbox.warden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.feeds.FeedHub;
import io.signalbox.warden.Hub.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients read, and from where. */
class GetEventsTest {
  private static final String UUID = "3f0b7d3e-5d3c-4b7f-9a51-6a1f0c2b8e";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private Answer read(String... query) {
    List<String> all = new ArrayList<>(List.of("secret", "reader"));
    all.addAll(List.of(query));
    return hub.get("getEvents", all.toArray(String[]::new));
  }

  private static List<String> ids(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("events").valueStream().map(one -> one.path("ID").asText()).toList();
  }

  /** Sends events through the pot and appends them. */
  private void arrive(int from, int to) {
    List<String> events = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int n = from; n <= to; n++) {
      ids.add(UUID + n);
      events.add(Ideas.event(UUID + n));
    }
    String body = Ideas.list(events.toArray(String[]::new));
    assertThat(hub.send("POST", "sendEvents", body, "secret", "pot").status()).isEqualTo(200);
    hub.append(ids.toArray(String[]::new));
  }

  @Test
  void keepsThePlaceOfAReaderWhoseFirstCallStartsNow() {
    arrive(10, 12);
    assertThat(ids(read())).isEmpty();
    arrive(13, 15);
    assertThat(ids(read("count", "2"))).containsExactly(UUID + 13, UUID + 14);
    assertThat(ids(read("count", "0"))).isEmpty();
    assertThat(ids(read())).containsExactly(UUID + 15);
    assertThat(ids(read())).isEmpty();
  }

  @Test
  void beginsAnEmptyHubWithAnIdThatGoesOn() {
    Answer first = read();
    assertThat(first.text()).isEqualTo("{\"lastid\": 1, \"events\": []}");
    arrive(10, 11);
    assertThat(ids(read("id", "1"))).hasSize(2);
    assertThat(ids(read("id", "0"))).isEmpty();
    assertThat(ids(read("id", "-1"))).containsExactly(UUID + 11);
    assertThat(ids(read("id", "-9223372036854775808"))).hasSize(2);
  }

  @Test
  void goesOnBehindTheIdOfTheLastEvent() {
    read();
    arrive(10, 14);
    Answer first = read("count", "3");
    String last = first.json().path("lastid").asText();

    assertThat(ids(read("id", last))).containsExactly(UUID + 13, UUID + 14);
    assertThat(ids(read("id", last))).as("asked again").hasSize(2);
    assertThat(ids(read())).as("the place went along").isEmpty();
    assertThat(ids(read("id", "9223372036854775807"))).isEmpty();
    arrive(15, 15);
    assertThat(ids(read())).as("an id that is too high is that of the end").hasSize(1);
  }

  @Test
  void showsWhatCameAsIdeaAsItWas() {
    read();
    arrive(10, 10);

    assertThat(read().json().path("events").path(0))
        .isEqualTo(FeedHub.parse(Ideas.event(UUID + 10)));
  }

  @Test
  void writesNativeEventsAsIdeaOfTheirSendersNode() {
    read();
    hub.append(1, 1);
    JsonNode event = read().json().path("events").path(0);

    assertThat(event.path("Format").asText()).isEqualTo("IDEA0");
    assertThat(event.at("/Node/0/Name").asText()).isEqualTo("hub.poster");
    assertThat(event.at("/Category/0").asText()).isEqualTo("Recon.Scanning");
  }

  @ParameterizedTest
  @CsvSource({
    "cat, Test, 2",
    "cat, Recon, 1",
    "cat, Recon.Scanning, 1",
    "nocat, Test, 1",
    "tag, Honeypot, 2",
    "notag, Honeypot, 1",
    "group, org.example, 2",
    "group, ORG.example.pot, 2",
    "group, org.exam, 0",
    "nogroup, org, 1",
    "group, hub, 1",
    "self, 1, 3",
    "id, none, 3",
  })
  void filters(String name, String value, int found) {
    read();
    arrive(10, 11);
    hub.append(1, 1);

    Answer answer = read(name, value);
    assertThat(ids(answer)).hasSize(found);
    assertThat(ids(read())).as("read is what was looked at").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cat=Nothing", "tag=Nothing", "cat=Test&nocat=Recon", "group=a&nogroup=b"})
  void refusesFiltersThatSayNothing(String query) {
    assertThat(read(query.split("[=&]")).status()).isEqualTo(422);
  }

  @Test
  void takesOneOfSeveralCategories() {
    read();
    arrive(10, 10);
    hub.append(1, 1);

    assertThat(ids(read("cat", "Fraud", "cat", "Recon"))).hasSize(1);
  }

  @Test
  void losesAndRepeatsNothingBesideWriters() throws Exception {
    read();
    List<String> seen = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        int first = 256 + writer * 100;
        writers.add(
            threads.submit(
                () -> IntStream.range(0, 40).forEach(n -> hub.append(first + n, first + n))));
      }
      List<Future<List<String>>> readers = new ArrayList<>();
      for (int reader = 0; reader < 2; reader++) {
        readers.add(threads.submit(() -> readWhile(writers)));
      }
      for (Future<List<String>> reader : readers) {
        seen.addAll(reader.get());
      }
    }
    seen.addAll(ids(read()));

    assertThat(seen).hasSize(160);
    assertThat(new HashSet<>(seen)).hasSize(160);
  }

  private List<String> readWhile(List<Future<?>> writers)
      throws ExecutionException, InterruptedException {
    List<String> seen = new ArrayList<>();
    while (writers.stream().anyMatch(writer -> !writer.isDone())) {
      seen.addAll(ids(read("count", "7", "nocat", "Test")));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    return seen;
  }
}
