package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.settings.service.Hub.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrentWritesTest {
  private static final int ROUNDS = 20;
  private static final int WRITERS = 4;

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void of_writers_who_saw_the_same_document_one_wins_and_nothing_is_mixed() throws Exception {
    String tag = hub.put("/v1/settings", document("start")).tag();
    for (int round = 0; round < ROUNDS; round++) {
      String seen = tag;
      String of = "r" + round + "w";
      List<Answer> answers =
          atOnce(writer -> hub.putIf(seen, "/v1/settings", document(of + writer)));

      assertThat(answers).extracting(Answer::status).containsOnlyOnce(200);
      assertThat(answers)
          .filteredOn(answer -> answer.status() != 200)
          .allMatch(a -> a.status() == 412);
      Answer winner = answers.stream().filter(a -> a.status() == 200).findFirst().orElseThrow();
      assertThat(hub.get("/v1/settings").json()).isEqualTo(winner.json());
      assertThatNothingIsMixed(winner.json());
      tag = winner.tag();
    }
    assertThat(hub.secrets.names()).hasSize(1);
  }

  @Test
  void writers_of_different_entries_all_succeed() throws Exception {
    for (int round = 0; round < 3; round++) {
      String of = "/v1/settings/destinations/r" + round + "w";
      assertThat(atOnce(writer -> hub.put(of + writer, "{'method': 'pull'}")))
          .extracting(Answer::status)
          .containsOnly(201);
    }

    assertThat(hub.get("/v1/settings").json().path("destinations").size()).isEqualTo(3 * WRITERS);
  }

  /** The name of the writer stands in the document in three places, and in the credential. */
  private static String document(String writer) {
    return """
    {'instances': {'%1$s': {}},
     'destinations': {'d': {'method': 'http', 'uri': 'https://%1$s.example', 'http': {'authentication': {'bearer': '%1$s'}}}},
     'routes': {'%1$s': {'pattern': {}, 'destinations': ['d']}}}
    """
        .formatted(writer);
  }

  private void assertThatNothingIsMixed(JsonNode document) {
    String writer = document.path("instances").fieldNames().next();
    assertThat(document.path("routes").fieldNames().next()).isEqualTo(writer);
    assertThat(document.at("/destinations/d/uri").asText()).contains(writer);
    assertThat(
            hub.secrets.get(
                document.at("/destinations/d/http/authentication/bearer/stored").asText()))
        .hasValue(writer);
  }

  private interface Writer {
    Answer write(int writer);
  }

  private static List<Answer> atOnce(Writer writer)
      throws InterruptedException, ExecutionException {
    CyclicBarrier barrier = new CyclicBarrier(WRITERS);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> tasks =
          IntStream.range(0, WRITERS)
              .<Callable<Answer>>mapToObj(
                  number ->
                      () -> {
                        barrier.await();
                        return writer.write(number);
                      })
              .toList();
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
