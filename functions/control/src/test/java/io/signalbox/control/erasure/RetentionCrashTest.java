package io.signalbox.control.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionCrashTest {
  private final RetentionScene scene = new RetentionScene();

  @AfterEach
  void close() {
    scene.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whoever_goes_on_after_crashes_ends_with_the_same(long seed) {
    Random random = new Random(seed);
    Map<EnvelopeKey, Instant> until = new HashMap<>();
    scene.keep("cert-at//4", "/scanner/2", "cert-de/phishing/6");
    List<String> senders = List.of("cert-at", "cert-de", "cert-ch");
    List<String> types = List.of("scanner", "phishing", "c2-server");
    List<EnvelopeKey> keys = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      String sender = senders.get(random.nextInt(3));
      String type = types.get(random.nextInt(3));
      EnvelopeKey key = scene.post(sender, n, type);
      int days = type.equals("scanner") ? 2 : 30;
      days = sender.equals("cert-at") ? Math.min(days, 4) : days;
      days = sender.equals("cert-de") && type.equals("phishing") ? 6 : days;
      until.put(key, scene.hub.clock.instant().plus(Duration.ofDays(days)));
      keys.add(key);
      scene.hub.clock.advance(Duration.ofMinutes(random.nextInt(400)));
      if (random.nextInt(8) == 0) {
        runThroughCrashes(random);
      }
    }
    for (int day = 0; day < 8; day++) {
      runThroughCrashes(random);
      Instant now = scene.hub.clock.instant();
      assertThat(keys)
          .filteredOn(scene::isThere)
          .containsExactlyElementsOf(
              keys.stream().filter(key -> now.isBefore(until.getOrDefault(key, now))).toList());
      assertThat(keys).filteredOn(scene::isNamed).allMatch(scene::isThere);
      scene.hub.clock.advance(Duration.ofDays(1));
    }
  }

  private void runThroughCrashes(Random random) {
    while (true) {
      try {
        scene.run(new FailingPlatform(scene.hub, random));
        return;
      } catch (StoreException | IllegalStateException crash) {
        // The next call goes on.
      }
    }
  }
}
