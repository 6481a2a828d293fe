package io.signalbox.settings.service;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.api.ApiEvent;
import io.signalbox.delivery.job.WhatIfs;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.keys.HeldKeys;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.Getter;
import io.signalbox.http.exchange.Got;
import io.signalbox.http.exchange.Pusher;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.proposals.Proposals;
import io.signalbox.store.Consistency;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.Range;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The settings function on an empty store in memory, called as API Gateway calls it. */
final class Hub implements AutoCloseable {
  static final String ADMINISTRATOR = "first-token";
  private static final JsonMapper MAPPER = new JsonMapper();

  final RecordedSecrets secrets = new RecordedSecrets();
  private final EmbeddedStore store;
  private final EmbeddedPlatform platform;
  private Pusher pusher = push -> new Exchange.NotSent("there is no network");
  private Getter getter = get -> new Got.Failed("there is no network");

  Hub() {
    this(Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));
  }

  Hub(Clock clock) {
    this(clock, "hub-a");
  }

  Hub(Clock clock, String name) {
    store = EmbeddedStore.inMemory(clock);
    Environment environment =
        new Environment(
            Map.ofEntries(
                Map.entry("SETTINGS_TABLE", "settings"),
                Map.entry("DIRECTORY_TABLE", "directory"),
                Map.entry("DELIVERIES_TABLE", "deliveries"),
                Map.entry("READERS_TABLE", "readers"),
                Map.entry("ENVELOPES_TABLE", "envelopes"),
                Map.entry("BACKFILL_QUEUE", "backfills"),
                Map.entry("RETENTION", "P90D"),
                Map.entry("SETTINGS_AGE", "PT20S"),
                Map.entry("HUB_NAME", name),
                Map.entry("MAIL_SENDER", "Hub A <hub@hub.example>"),
                Map.entry("ADMIN_TOKEN_SECRET", "administrator/token")));
    Mailer mailer = mail -> new Mailer.Result.ContentRefused("no mail in this test");
    platform = new EmbeddedPlatform(store, environment, mailer, secrets, clock, new Random(7));
    secrets.put("administrator/token", ADMINISTRATOR);
  }

  /** An answer of the function. */
  record Answer(int status, Map<String, List<String>> headers, String body) {
    JsonNode json() {
      return parse(body);
    }

    String tag() {
      return headers.getOrDefault("ETag", List.of("no ETag")).getFirst();
    }
  }

  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** From now on the function reaches other hubs so. */
  void reaches(Pusher otherPusher, Getter otherGetter) {
    pusher = otherPusher;
    getter = otherGetter;
  }

  /** What is stored of settings and invitations, as text: the settings themselves are packed. */
  String stored() {
    StringBuilder all = new StringBuilder(get("/v1/settings").body());
    all.append(get("/v1/settings/history").body());
    platform
        .table("SETTINGS_TABLE")
        .query(Range.ascending("~invitations", 1_000), Consistency.STRONG)
        .forEach(item -> all.append(item.body().text()).append('\n'));
    return all.toString();
  }

  HeldKeys held() {
    return new HeldKeys(platform.table("DIRECTORY_TABLE"));
  }

  DirectoryStore directory() {
    return DirectoryStore.of(platform);
  }

  Proposals proposals() {
    return new Proposals(platform.table("DIRECTORY_TABLE"), platform.random());
  }

  SettingsStore settings() {
    return new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random());
  }

  WhatIfs whatIfs() {
    return new WhatIfs(platform.dueTable("READERS_TABLE"));
  }

  Answer get(String path) {
    return send("GET", path, "", Map.of());
  }

  Answer put(String path, String body) {
    return send("PUT", path, body, Map.of());
  }

  Answer putIf(String tag, String path, String body) {
    return send("PUT", path, body, Map.of("If-Match", tag));
  }

  Answer send(String method, String path, String body, Map<String, String> headers) {
    return sendAs(Optional.of(ADMINISTRATOR), method, path, body, headers);
  }

  /** Sends with single quotes for double ones in the body. */
  Answer sendAs(
      Optional<String> token,
      String method,
      String path,
      String body,
      Map<String, String> headers) {
    ApiEvent event = new ApiEvent();
    event.setHttpMethod(method);
    int query = path.indexOf('?');
    event.setPath(query < 0 ? path : path.substring(0, query));
    Map<String, List<String>> queries = new LinkedHashMap<>();
    if (query >= 0) {
      String[] pair = path.substring(query + 1).split("=", 2);
      queries.put(pair[0], List.of(pair[1]));
    }
    event.setMultiValueQueryStringParameters(queries);
    Map<String, List<String>> fields = new LinkedHashMap<>();
    fields.put("Content-Type", List.of("application/json"));
    headers.forEach((name, value) -> fields.put(name, List.of(value)));
    token.ifPresent(value -> fields.put("Authorization", List.of("Bearer " + value)));
    event.setMultiValueHeaders(fields);
    event.setBody(body.replace('\'', '"'));
    APIGatewayProxyResponseEvent answer =
        new SettingsHandler(platform, pusher, getter).handleRequest(event, null);
    return new Answer(
        answer.getStatusCode(), answer.getMultiValueHeaders(), String.valueOf(answer.getBody()));
  }

  @Override
  public void close() {
    store.close();
  }
}
