package io.signalbox.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.person.Person;
import io.signalbox.access.person.PersonTokens;
import io.signalbox.api.ApiEvent;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.Token;
import io.signalbox.settings.people.Role;
import io.signalbox.settings.people.RoleGrant;
import io.signalbox.settings.people.Scope;
import io.signalbox.settings.requested.InlineDestinations;
import io.signalbox.settings.requested.RequestReader;
import io.signalbox.store.Consistency;
import io.signalbox.store.Environment;
import io.signalbox.store.Item;
import io.signalbox.store.Mailer;
import io.signalbox.store.Range;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A hub whose ingest alone runs, and its instances: each has its own name as its token. */
final class Hub implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SETTINGS =
      """
      {"instances": {
         "cert-at": {"tokens": [TOKEN], "grants": {"post": true}},
         "stock": {"tokens": [TOKEN], "grants": {"post": true}, "invalidContent": "quarantine"},
         "strict": {"tokens": [TOKEN], "grants": {"post": true}, "unknownFields": "refuse"},
         "limited": {"tokens": [TOKEN], "grants": {"post": true}, "quota": {"events": 3}},
         "peer": {"tokens": [TOKEN], "grants": {"post": true}, "incoming": {
           "ceiling": {"tlp": "GREEN"}, "pattern": {"payload": {"source.asn": [1, 2]}}}},
         "admin": {"tokens": [TOKEN], "grants": {"administer": true}},
         "asking": {"tokens": [TOKEN], "grants": {"post": true, "deliver": {
           "destinations": ["soc"], "connections": ["partner"], "directives": "deliver", "limit": 2,
           "inline": {"methods": ["mail", "http"], "domains": ["isp.example", "*.isp.example"]}}}},
         "handler": {"tokens": [TOKEN], "grants": {"roles": [{"role": "handler"}],
           "deliver": {"destinations": ["soc", "gone"]}}},
         "approver": {"tokens": [TOKEN], "grants": {"roles": [{"role": "approver"}]}},
         "second": {"tokens": [TOKEN], "grants": {"roles": [{"role": "approver"}]}},
         "reader": {"tokens": [TOKEN], "grants": {"read": ["*"]}}},
       "destinations": {"soc": {"method": "pull"}, "others": {"method": "pull"}},
       "connections": {"partner": {"method": "http", "hosts": ["api.partner.example"]}}}
      """;

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final MemorySecrets secrets = new MemorySecrets();
  private final IngestHandler handler;

  Hub() {
    EmbeddedPlatform platform =
        new EmbeddedPlatform(
            store,
            new Environment(
                Map.ofEntries(
                    Map.entry("ENVELOPES_TABLE", "Envelopes"),
                    Map.entry("DELIVERIES_TABLE", "Deliveries"),
                    Map.entry("ACTIVITY_DELAY", "PT0S"),
                    Map.entry("READERS_TABLE", "Readers"),
                    Map.entry("SETTINGS_TABLE", "Settings"),
                    Map.entry("SETTINGS_AGE", "PT20S"),
                    Map.entry("HUB_NAME", "hub-here"),
                    Map.entry("RETENTION", "P90D"),
                    Map.entry("ENVELOPE_CODING", "deflated"),
                    Map.entry("ALLOW_LOOPBACK", "false"),
                    Map.entry("ADMIN_TOKEN_SECRET", "administrator/token"))),
            mail -> new Mailer.Result.ContentRefused("ingest sends no mail"),
            secrets,
            clock,
            new Random());
    SettingsStore settings = new SettingsStore(store.table("Settings"), platform.random());
    settings.commit(settings.current(), settings(), List.of());
    handler = new IngestHandler(platform);
  }

  private static ObjectNode settings() {
    ObjectNode document = (ObjectNode) json(SETTINGS.replace("TOKEN", "{}"));
    document
        .path("instances")
        .properties()
        .forEach(
            instance ->
                ((ObjectNode) instance.getValue().path("tokens").path(0))
                    .put("name", "first")
                    .put("hash", Token.hashOf(instance.getKey())));
    return document;
  }

  /** Without anything that events may ask for. */
  static RequestedDeliveries requested(EmbeddedStore store) {
    return new RequestedDeliveries(
        new RequestReader(ForbiddenAddresses.allowingLoopback(false), Clock.systemUTC()),
        new InlineDestinations(store.table("Readers"), Clock.systemUTC(), Duration.ofDays(1)),
        () -> SettingsDocument.EMPTY);
  }

  void requireApprovals(int approvals) {
    change(document -> document.putObject("hub").put("approvals", approvals));
  }

  /** Changes the settings; what other tests of the same hub changed is undone. */
  void change(Consumer<ObjectNode> change) {
    SettingsStore settings = new SettingsStore(store.table("Settings"), new Random());
    ObjectNode document = settings();
    change.accept(document);
    settings.commit(settings.current(), document, List.of());
  }

  EnvelopeStore envelopeStore() {
    return new EnvelopeStore(store.table("Envelopes"), clock, new Random(), Duration.ofDays(90));
  }

  Answered post(String instance, String body) {
    return post(
        instance,
        Map.of("Content-Type", "application/json"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  Answered post(String instance, Map<String, String> headers, byte[] body) {
    return post(instance, "/v1/envelopes", headers, body);
  }

  Answered post(String instance, String path, Map<String, String> headers, byte[] body) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Authorization", "Bearer " + instance);
    ApiEvent event = event("POST", path);
    event.setHeaders(all);
    event.setBody(Base64.getEncoder().encodeToString(body));
    event.setIsBase64Encoded(true);
    return answered(handler.answer(event));
  }

  /** A token of somebody whom a provider knows, and whose group has the role handler. */
  String personToken() {
    String roles = RoleGrant.text(List.of(new RoleGrant(Role.HANDLER, Scope.EVERYTHING)));
    Person ann = new Person("https://login.example", "person:ann", List.of("duty"), roles);
    return new PersonTokens(secrets, Duration.ZERO, clock, new Random()).write(ann);
  }

  Answered ask(String instance, String method, String path) {
    ApiEvent event = event(method, path);
    event.setHeaders(Map.of("Authorization", "Bearer " + instance));
    return answered(handler.answer(event));
  }

  /** What lies beside the readers under that partition. */
  List<Item> besideReaders(String partition) {
    return store.table("Readers").query(Range.ascending(partition, 100), Consistency.STRONG);
  }

  Answered request(String method, String path) {
    return answered(handler.answer(event(method, path)));
  }

  private static ApiEvent event(String method, String path) {
    ApiEvent event = new ApiEvent();
    event.setHttpMethod(method);
    String[] parts = path.split("\\?", 2);
    event.setPath(parts[0]);
    if (parts.length > 1) {
      event.setQueryStringParameters(
          Stream.of(parts[1].split("&"))
              .map(one -> one.split("=", 2))
              .collect(Collectors.toMap(one -> one[0], one -> one[1])));
    }
    return event;
  }

  private static Answered answered(APIGatewayProxyResponseEvent event) {
    byte[] body =
        Boolean.TRUE.equals(event.getIsBase64Encoded())
            ? Base64.getDecoder().decode(event.getBody())
            : event.getBody().getBytes(StandardCharsets.UTF_8);
    return new Answered(
        event.getStatusCode(),
        event.getMultiValueHeaders(),
        json(new String(body, StandardCharsets.UTF_8)));
  }

  /** An answer. */
  record Answered(int status, Map<String, List<String>> headers, JsonNode body) {

    int count(String status) {
      return body.path("counts").path(status).asInt(-1);
    }

    JsonNode item(int index) {
      return body.path("items").path(index);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
