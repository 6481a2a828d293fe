package io.signalbox.misp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedHub;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A MISP polls while function instances append whose clocks differ. As MISP does, it gets an event
 * once, unless the manifest has a later timestamp for it.
 */
class PollBesideWritersTest {
  private static final int STEPS = 150;

  private final Map<String, String> timestamps = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private final List<String> got = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void each_event_is_got_exactly_once_and_no_file_ever_changes(long seed) {
    Random random = new Random(seed);
    List<String> appended = new ArrayList<>();
    try (Hub hub = new Hub("{\"interval\":\"PT5M\"}")) {
      List<FeedAppender> instances =
          List.of(
              hub.appender(Clock.offset(hub.clock, FeedAppender.CLOCK_MARGIN.negated())),
              hub.appender(hub.clock),
              hub.appender(Clock.offset(hub.clock, FeedAppender.CLOCK_MARGIN)));
      for (int i = 0; i < STEPS; i++) {
        hub.clock.advance(
            Duration.ofMillis(random.nextInt(random.nextInt(10) == 0 ? 1_000_000 : 60_000)));
        if (random.nextBoolean()) {
          String[] events = new String[1 + random.nextInt(5)];
          for (int n = 0; n < events.length; n++) {
            String address = "192.0.%d.%d".formatted(appended.size() / 256, appended.size() % 256);
            events[n] = "{\"source.ip\":\"" + address + "\"}";
            appended.add(address);
          }
          hub.append(instances.get(random.nextInt(instances.size())), events);
        } else {
          poll(hub);
        }
      }
      hub.clock.advance(Duration.ofMinutes(10));
      poll(hub);
      assertThat(got).containsExactlyElementsOf(appended);
      files.forEach(
          (uuid, text) -> assertThat(hub.get(uuid + ".json").text()).as(uuid).isEqualTo(text));
    }
  }

  private void poll(Hub hub) {
    JsonNode manifest = hub.get("manifest.json").json();
    manifest
        .properties()
        .forEach(
            entry -> {
              String timestamp = entry.getValue().path("timestamp").asText();
              if (!timestamp.equals(timestamps.put(entry.getKey(), timestamp))) {
                String text = hub.get(entry.getKey() + ".json").text();
                files.put(entry.getKey(), text);
                addAddresses(FeedHub.parse(text));
              }
            });
  }

  private void addAddresses(JsonNode event) {
    event
        .path("Event")
        .path("Object")
        .valueStream()
        .flatMap(object -> object.path("Attribute").valueStream())
        .filter(one -> one.path("object_relation").asText().equals("source.ip"))
        .forEach(one -> got.add(one.path("value").asText()));
  }
}
