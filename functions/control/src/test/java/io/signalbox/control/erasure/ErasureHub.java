package io.signalbox.control.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.Kept;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.JournalRow;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.Token;
import io.signalbox.store.Body;
import io.signalbox.store.Environment;
import io.signalbox.store.Item;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Platform;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** The tables of a hub, and the functions under test. */
final class ErasureHub implements AutoCloseable {
  static final Duration RETENTION = Duration.ofDays(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T04:00:00Z"));
  final Random random = new Random(7);
  final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  final EnvelopeStore envelopeStore =
      new EnvelopeStore(store.table("envelopes"), clock, random, RETENTION);
  final FeedLog feeds = new FeedLog(store.table("feeds"), clock, RETENTION);
  final Readers readers = new Readers(store.table("readers"));
  final FeedAppender appender =
      new FeedAppender(
          store.table("feeds"),
          clock,
          RETENTION,
          (feed, group) -> {
            if (!feed.equals(FeedId.JOURNAL)) {
              readers.follow(feed, group);
            }
          });
  final SettingsStore settings = new SettingsStore(store.table("settings"), random);
  final EmbeddedPlatform platform;
  private final ErasuresHandler api;

  ErasureHub(int approvals) {
    ObjectNode document =
        tree(
            """
            {"hub": {"approvals": %d}, "instances": {
              "admin": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"administer": true}},
              "other": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"administer": true}},
              "nosy": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"roles": [{"role": "operator"}]}}}}
            """
                .formatted(
                    approvals, Token.hashOf("admin"), Token.hashOf("other"), Token.hashOf("nosy")));
    assertThat(settings.commit(settings.current(), document, List.of())).isPresent();
    Map<String, String> variables = new HashMap<>();
    for (Places.Name table : Places.Name.values()) {
      variables.put(table.variable(), table.name().toLowerCase(Locale.ROOT));
    }
    variables.put("SETTINGS_AGE", "PT20S");
    variables.put("RETENTION", RETENTION.toString());
    variables.put("ADMIN_TOKEN_SECRET", "administrator/token");
    platform =
        new EmbeddedPlatform(
            store,
            new Environment(variables),
            mail -> new Mailer.Result.Deferred("No mails here"),
            new MemorySecrets(),
            clock,
            random);
    api = new ErasuresHandler(platform);
  }

  /** Posts an event under the id of that number. */
  Kept post(String sender, int n, String event) {
    String json =
        "{\"format\":\"intelmq\",\"version\":1,\"type\":\"event\",\"meta\":{\"uuid\":\"%s\"},\"payload\":%s}"
            .formatted(new UUID(0x4000, 0x8000_0000_0000_0000L + n), event);
    return keep(json, sender);
  }

  Kept keep(String json, String sender) {
    clock.advance(Duration.ofMillis(10));
    try {
      return envelopeStore.keep(new EnvelopeReader().readOne(json), sender);
    } catch (UnreadableBody fault) {
      throw new IllegalArgumentException(fault);
    }
  }

  /** Gives an envelope to a feed and the journal, as fanout does. */
  void route(EnvelopeKey key, FeedId feed, Group group) {
    Instant accepted = clock.instant();
    clock.advance(Duration.ofMillis(10));
    JournalRow row =
        JournalRow.of(
            envelopeStore.getAll(List.of(key)).values().stream().findFirst().orElseThrow());
    appender.append(feed, group, List.of(new Candidate(key, accepted, 100, List.of())));
    appender.append(
        FeedId.JOURNAL,
        Group.NONE,
        List.of(new Candidate(key, accepted, 100, List.of(feed), Optional.of(row), List.of())));
    clock.advance(Duration.ofMillis(10));
  }

  /** What the API answers. */
  JsonNode ask(String token, String method, String path, String body) {
    return tree(answer(token, method, path, body).getBody());
  }

  APIGatewayProxyResponseEvent answer(String token, String method, String path, String body) {
    return answer(token, method, path, body, Map.of());
  }

  APIGatewayProxyResponseEvent answer(
      String token, String method, String path, String body, Map<String, List<String>> headers) {
    ApiEvent event = new ApiEvent();
    event.setHttpMethod(method);
    event.setPath(path);
    Map<String, List<String>> all = new HashMap<>(headers);
    all.put("Authorization", List.of("Bearer " + token));
    event.setMultiValueHeaders(all);
    event.setBody(body);
    return api.handleRequest(event, null);
  }

  /** Has the function of each minute do all that is to be done. */
  void erase() {
    erase(platform);
  }

  void erase(Platform on) {
    new ErasureRun(on, new Erasures(on.table("READERS_TABLE"))).run(() -> Duration.ofMinutes(5));
  }

  /** The keys of all items that have the text anywhere, packed or not. */
  List<String> traces(String text) {
    List<String> found = new ArrayList<>();
    for (Places.Name table : Places.Name.values()) {
      String name = table.name().toLowerCase(Locale.ROOT);
      Optional<io.signalbox.store.Key> last = Optional.empty();
      List<Item> items = store.scan(name).behind(last);
      while (!items.isEmpty()) {
        for (Item item : items) {
          if (holds(table, item, text)) {
            found.add(name + " " + item.key());
          }
        }
        items = store.scan(name).behind(Optional.of(items.getLast().key()));
      }
    }
    return found;
  }

  private boolean holds(Places.Name table, Item item, String text) {
    Body body = item.body();
    String all =
        item.key()
            + text(body.bytes())
            + text(Packed.of(body.bytes()).content())
            + (table == Places.Name.ENVELOPES
                ? text(new Places(platform).contents.content(item))
                : "");
    return all.toLowerCase(Locale.ROOT).contains(text);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static ObjectNode tree(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException fault) {
      throw new IllegalArgumentException(fault);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
