package io.signalbox.misp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found by which path, and by whom. */
class MispAccessTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Hub hub = new Hub();

  @BeforeEach
  void append() {
    hub.append("{\"source.ip\":\"192.0.2.1\"}");
    hub.clock.advance(HOUR.multipliedBy(2));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/misp/none/manifest.json",
        "/v1/misp/second/manifest.json",
        "/v1/misp/mail/manifest.json",
        "/v1/misp/~journal/manifest.json",
        "/v1/misp/feed/MANIFEST.json",
        "/v1/misp/feed/manifest.json.json",
        "/v1/misp/feed/.json",
        "/v1/misp/feed/1-1-1-1-1.json",
        "/v1/misp/feed/..%2Fsecond%2Fmanifest.json",
        "/v1/misp/feed%2F..%2Fsecond/manifest.json",
        "/v1/misp/feed%00/manifest.json",
        "/v1/misp/%2e%2e/manifest.json",
        "/v1/misp/feed/00000000-0000-1000-8000-000000000000.json",
        "/v1/misp/feed/2a7d3a1d-351d-5bec-a844-77e9a8485508.json",
        "/v1/misp/feed",
        "/v1/misp/feed/a/b"
      })
  void what_is_not_there_and_what_is_not_granted_is_not_found(String path) {
    assertThat(hub.get(path, Map.of("Authorization", "Bearer reader")).status()).isEqualTo(404);
    assertThat(
            hub.get("/v1/misp/feed.json/manifest.json/", Map.of("Authorization", "reader")).text())
        .as("A feed may be called so, and a path may end in a slash")
        .isEqualTo("{}");
  }

  @Test
  void an_interval_that_is_not_listed_is_not_found_by_a_uuid_that_can_be_computed() {
    String uuid = hub.listed().getFirst();
    Set<String> others = new LinkedHashSet<>();
    UUID id = UUID.fromString(uuid);
    for (long ticks :
        new long[] {1, HOUR.toSeconds() * 10_000_000L, -HOUR.toSeconds() * 10_000_000L}) {
      long time = id.timestamp() + ticks;
      others.add(
          new UUID(
                  (time << 32) | ((time >>> 16) & 0xFFFF_0000L) | 0x1000L | (time >>> 48),
                  id.getLeastSignificantBits())
              .toString());
    }

    assertThat(hub.get(uuid + ".json").status()).isEqualTo(200);
    assertThat(hub.get(uuid.toUpperCase(Locale.ROOT) + ".json").status()).isEqualTo(404);
    assertThat(others).hasSize(3);
    others.forEach(other -> assertThat(hub.get(other + ".json").status()).isEqualTo(404));
  }

  @Test
  void every_way_of_misp_to_say_the_token_is_understood() {
    String basic =
        "Basic "
            + Base64.getEncoder().encodeToString("reader:reader".getBytes(StandardCharsets.UTF_8));
    for (String authorization : List.of("Bearer reader", "reader", basic, "Token reader")) {
      assertThat(
              hub.get("/v1/misp/feed/manifest.json", Map.of("Authorization", authorization))
                  .status())
          .as(authorization)
          .isEqualTo(200);
    }
    assertThat(hub.get("/v1/misp/feed/manifest.json", Map.of()).status()).isEqualTo(401);
    assertThat(hub.get("/v1/misp/none/manifest.json", Map.of("Authorization", "wrong")).status())
        .isEqualTo(401);
  }
}
