package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A cursor never skips and never repeats, whatever is written while the reader reads. */
public abstract class PageWhileWritten extends Scenario {
  private static final int BATCH = 100;

  /** How many envelopes are written; fewer on a slow engine. */
  protected int envelopes() {
    return 10_000;
  }

  @Test
  void a_reader_that_pages_while_a_writer_writes_misses_none_and_gets_none_twice()
      throws ExecutionException, InterruptedException {
    administrator()
        .settings(
            new Settings()
                .instance("cert-at")
                .destination("feed", "{'method': 'pull'}")
                .routeAllTo("feed")
                .json());
    List<String> read = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> writer = threads.submit(this::write);
      String cursor = "";
      int seen = -1;
      while (!writer.isDone() || seen != 0 || read.size() < envelopes()) {
        HubClient.Answer page =
            as("cert-at")
                .get(
                    "/v1/feeds/feed?limit=333"
                        + (cursor.isEmpty() ? "&since=2020-01-01T00:00:00Z" : "&after=" + cursor));
        assertThat(page.status()).as(page.text()).isBetween(200, 204);
        List<String> lines = page.text().lines().toList();
        lines.forEach(line -> read.add(number(line)));
        cursor = page.header("Signalbox-Cursor");
        seen = lines.size();
        assertThat(read.size()).isLessThanOrEqualTo(envelopes());
        if (seen == 0) {
          Thread.sleep(pause());
        }
      }
      writer.get();
    }
    assertThat(read).hasSize(envelopes());
    assertThat(new HashSet<>(read)).hasSize(envelopes());
  }

  private void write() {
    for (int from = 0; from < envelopes(); from += BATCH) {
      StringBuilder lines = new StringBuilder();
      for (int i = from; i < from + BATCH; i++) {
        lines.append("{\"source.ip\":\"192.0.2.1\",\"feed.name\":\"n%d\"}\n".formatted(i));
      }
      HubClient.Answer answer =
          as("cert-at")
              .post(
                  "/v1/envelopes",
                  "application/x-ndjson",
                  lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(answer.json().get("counts").get("accepted").asInt()).isEqualTo(BATCH);
    }
  }

  private static String number(String line) {
    int at = line.indexOf("\"feed.name\":\"") + "\"feed.name\":\"".length();
    return line.substring(at, line.indexOf('"', at));
  }
}
