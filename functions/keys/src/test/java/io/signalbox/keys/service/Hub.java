package io.signalbox.keys.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.edit.DirectoryImporter;
import io.signalbox.directory.imports.ImportFormat;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.Token;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A hub in memory, with an administrator and another instance. */
final class Hub {
  private static final JsonMapper JSON = new JsonMapper();

  /** Ahead of the keys that a test makes: a key of the future is not usable. */
  final ManualClock clock = new ManualClock(Instant.now().plusSeconds(60));

  final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  final MemorySecrets secrets = new MemorySecrets();
  final EmbeddedPlatform platform =
      new EmbeddedPlatform(
          store,
          new Environment(
              Map.of(
                  "SETTINGS_TABLE", "settings",
                  "DELIVERIES_TABLE", "deliveries",
                  "DIRECTORY_TABLE", "directory",
                  "SETTINGS_AGE", "PT0S",
                  "ALLOW_LOOPBACK", "true",
                  "ADMIN_TOKEN_SECRET", "administrator/token")),
          mail -> new Mailer.Result.Deferred("No mails here"),
          secrets,
          clock,
          new Random(1));
  KeysHandler handler = new KeysHandler(platform);

  /** Replaces the settings; the destinations are JSON with single quotes. */
  void destinations(String destinations) {
    SettingsStore settings = new SettingsStore(store.table("settings"), new Random(2));
    ObjectNode document =
        (ObjectNode)
            tree(
                """
                {'instances': {'admin': {'tokens': [{'name': '1', 'hash': '%s'}], 'grants': {'administer': true}},
                               'cert-at': {'tokens': [{'name': '1', 'hash': '%s'}], 'grants': {'post': true}}},
                 'destinations': %s}
                """
                    .formatted(Token.hashOf("admin"), Token.hashOf("cert-at"), destinations));
    assertThat(settings.commit(settings.current(), document, List.of())).isPresent();
  }

  void directory(String objects) {
    DirectoryStore directory = DirectoryStore.of(platform);
    byte[] bytes = objects.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    new DirectoryImporter(directory, clock)
        .run(ImportFormat.JSON.read("test", Optional.empty(), bytes), "test", Optional.of(1));
  }

  Answer ask(String method, String token, String path, @Nullable String body) {
    int query = path.indexOf('?');
    ApiEvent event =
        ApiEvent.of(
            method,
            query < 0 ? path : path.substring(0, query),
            Map.of("Authorization", "Bearer " + token),
            body);
    if (query >= 0) {
      String[] pair = path.substring(query + 1).split("=", 2);
      event.setMultiValueQueryStringParameters(Map.of(pair[0], List.of(pair[1])));
    }
    return new Answer(handler.handleRequest(event, null));
  }

  Answer get(String path) {
    return ask("GET", "admin", path, null);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException fault) {
      throw new IllegalArgumentException(fault);
    }
  }

  /** What the function answered. */
  record Answer(APIGatewayProxyResponseEvent event) {
    int status() {
      return event.getStatusCode();
    }

    JsonNode json() {
      try {
        return JSON.readTree(event.getBody());
      } catch (JsonProcessingException fault) {
        throw new IllegalArgumentException(event.getBody(), fault);
      }
    }
  }
}
