package io.signalbox.local.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.scenarios.HubClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Posts envelopes in batches, several at once, each again and again until the hub has it. */
final class RetryingClient implements Runnable {
  private static final int POSTING_AT_ONCE = 4;
  private static final int BATCH = 25;
  private static final Duration BEFORE_THE_NEXT_TRY = Duration.ofMillis(50);

  private final HubClient client;
  private final int envelopes;
  private final Duration over;
  private final Set<String> accepted = new ConcurrentSkipListSet<>();

  /**
   * @param over the time over which the envelopes are spread
   */
  RetryingClient(HubClient client, int envelopes, Duration over) {
    this.client = client;
    this.envelopes = envelopes;
    this.over = over;
  }

  /** The ids of those that the hub said it has. */
  Set<String> accepted() {
    return accepted;
  }

  static String id(String envelope) {
    try {
      return JsonMapper.builder().build().readTree(envelope).at("/meta/uuid").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void run() {
    Duration pause = over.multipliedBy((long) POSTING_AT_ONCE * BATCH).dividedBy(envelopes);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int first = 0; first < POSTING_AT_ONCE; first++) {
        int from = first;
        threads.execute(
            () -> {
              for (int batch = from; batch * BATCH < envelopes; batch += POSTING_AT_ONCE) {
                post(Math.min(BATCH, envelopes - batch * BATCH));
                sleep(pause);
              }
            });
      }
    }
  }

  private void post(int number) {
    List<String> ids = Stream.generate(() -> UUID.randomUUID().toString()).limit(number).toList();
    byte[] batch =
        ids.stream()
            .map(RetryingClient::envelope)
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8);
    while (!isKept(batch)) {
      sleep(BEFORE_THE_NEXT_TRY);
    }
    accepted.addAll(ids);
  }

  private static String envelope(String id) {
    return """
    {"format": "intelmq", "version": 1, "type": "event", "meta": {"uuid": "%s"}, "payload": {"source.ip": "192.0.2.1"}}\
    """
        .formatted(id);
  }

  private boolean isKept(byte[] batch) {
    try {
      HubClient.Answer answer = client.post("/v1/envelopes", "application/x-ndjson", batch);
      if (answer.status() >= 500) {
        return false;
      }
      for (JsonNode item : answer.json().path("items")) {
        String status = item.path("status").asText();
        if (!status.equals("accepted") && !status.equals("duplicate")) {
          throw new IllegalStateException(answer.status() + ": " + answer.text());
        }
      }
      return answer.status() == 200;
    } catch (UncheckedIOException cutOff) {
      return false;
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
