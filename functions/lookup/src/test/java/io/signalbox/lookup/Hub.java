package io.signalbox.lookup;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.delivery.suppression.Suppression;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.Token;
import io.signalbox.settings.proposals.Proposals;
import io.signalbox.settings.proposals.ProposedChange;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The functions on an empty store in memory, called as API Gateway calls them. */
final class Hub implements AutoCloseable {
  static final String ADMINISTRATOR = "first-token";
  private static final JsonMapper MAPPER = new JsonMapper();

  final ManualClock clock = new ManualClock(Instant.parse("2026-11-28T12:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final EmbeddedPlatform platform;
  private final RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> lookup;
  private final RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> directory;

  Hub() {
    MemorySecrets secrets = new MemorySecrets();
    secrets.put("administrator/token", "first-token");
    platform =
        new EmbeddedPlatform(
            store,
            new Environment(
                Map.of(
                    "SETTINGS_TABLE", "settings",
                    "DIRECTORY_TABLE", "directory",
                    "DELIVERIES_TABLE", "deliveries",
                    "SETTINGS_AGE", "PT0S",
                    "ADMIN_TOKEN_SECRET", "administrator/token")),
            mail -> new Mailer.Result.ContentRefused("no mail in this test"),
            secrets,
            clock,
            new Random(7));
    SettingsStore settings = new SettingsStore(platform.table("SETTINGS_TABLE"), new Random(1));
    settings.commit(
        settings.current(),
        parse(
            ("{'instances': {'bot': %s, 'isp': %s, 'shop': %s, 'other': %s, 'handler': %s,"
                    + " 'viewer': %s, 'auditor': %s, 'editor': %s, 'inhibitor': %s, 'constituency':"
                    + " %s}}")
                .formatted(
                    instance("bot-token", "'lookup': true"),
                    instance("isp-token", "'directory': ['isp']"),
                    instance("shop-token", "'directory': ['shop']"),
                    instance("other-token", "'directory': ['other', 'gone']"),
                    instance("handler-token", "'lookup': true, 'post': true, 'read': ['*']"),
                    instance("viewer-token", "'roles': [{'role': 'viewer'}]"),
                    instance("auditor-token", "'roles': [{'role': 'auditor'}]"),
                    instance(
                        "editor-token",
                        "'roles': [{'role': 'editor', 'scope': {'organisations': ['isp']}}]"),
                    instance(
                        "inhibitor-token",
                        "'roles': [{'role': 'handler', 'scope': {'organisations': ['isp']}}]"),
                    instance(
                        "constituency-token",
                        "'roles': [{'role': 'editor', 'scope': {'constituencies': ['north']}}]"))),
        List.of());
    lookup = new LookupHandler(platform);
    directory = new DirectoryHandler(platform);
  }

  private static String instance(String token, String grants) {
    return "{'tokens': [{'name': 'first', 'hash': '%s'}], 'grants': {%s}}"
        .formatted(Token.hashOf(token), grants);
  }

  /** From now on others must approve changes of rules. */
  void askForApprovals() {
    SettingsStore settings = new SettingsStore(platform.table("SETTINGS_TABLE"), new Random(2));
    ObjectNode document = settings.current().json();
    document.putObject("hub").put("approvals", 1);
    settings.commit(settings.current(), document, List.of());
  }

  List<ProposedChange> proposals() {
    return new Proposals(platform.table("DIRECTORY_TABLE"), new Random(3))
        .latest(Optional.empty(), 10);
  }

  /** An answer of a function. */
  record Answer(int status, Map<String, List<String>> headers, String body) {
    ObjectNode json() {
      return parse(body);
    }

    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  /** Takes single quotes for double ones. */
  static ObjectNode parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text.replace('\'', '"'));
      return (ObjectNode) node;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Asks as the bot. */
  Answer ask(String query) {
    return send(lookup, "bot-token", "GET", "/intelmq/lookup?" + query, new byte[0], Map.of());
  }

  Answer askAs(String token, String path) {
    return send(lookup, token, "GET", path, new byte[0], Map.of());
  }

  Answer get(String path) {
    return edit("GET", path, "", Map.of());
  }

  Answer put(String path, String body) {
    return edit("PUT", path, body, Map.of());
  }

  Answer delete(String path) {
    return edit("DELETE", path, "", Map.of());
  }

  Answer edit(String method, String path, String body, Map<String, String> headers) {
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return send(directory, ADMINISTRATOR, method, "/v1/directory/" + path, bytes, headers);
  }

  Answer editAs(String token, String method, String path, String body) {
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return send(directory, token, method, "/v1/directory/" + path, bytes, Map.of());
  }

  /** Imports the body as it is. */
  Answer importing(String query, String body) {
    return importing(query, body.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  Answer importing(String query, byte[] body, Map<String, String> headers) {
    return send(directory, "first-token", "POST", "/v1/directory/imports?" + query, body, headers);
  }

  Table table(String variable) {
    return platform.table(variable);
  }

  void bounce(String address) {
    new Suppressions(platform.table("DELIVERIES_TABLE"), clock)
        .add(MailAddress.parse(address), Suppression.Reason.BOUNCE, "unknown user");
  }

  private static Answer send(
      RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> function,
      String token,
      String method,
      String path,
      byte[] body,
      Map<String, String> headers) {
    ApiEvent event = new ApiEvent();
    event.setHttpMethod(method);
    String[] parts = path.split("\\?", 2);
    event.setPath(parts[0]);
    Map<String, List<String>> queries = new LinkedHashMap<>();
    for (String pair : parts.length < 2 ? new String[0] : parts[1].split("&")) {
      String[] sides = pair.split("=", 2);
      queries
          .computeIfAbsent(sides[0], name -> new ArrayList<>())
          .add(URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
    }
    event.setMultiValueQueryStringParameters(queries);
    Map<String, List<String>> fields = new LinkedHashMap<>();
    headers.forEach((name, value) -> fields.put(name, List.of(value)));
    fields.put("Authorization", List.of("Bearer " + token));
    event.setMultiValueHeaders(fields);
    event.setBody(Base64.getEncoder().encodeToString(body));
    event.setIsBase64Encoded(true);
    APIGatewayProxyResponseEvent answer = function.handleRequest(event, null);
    return new Answer(
        answer.getStatusCode(), answer.getMultiValueHeaders(), String.valueOf(answer.getBody()));
  }

  @Override
  public void close() {
    store.close();
  }
}
