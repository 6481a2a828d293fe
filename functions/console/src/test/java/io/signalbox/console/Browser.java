package io.signalbox.console;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.audit.AuditEntry;
import io.signalbox.access.audit.AuditReader;
import io.signalbox.api.ApiEvent;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.Token;
import io.signalbox.store.Environment;
import io.signalbox.store.ForwardingPlatform;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.RemoteFunction;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser at the console of a hub, of which the API is a fake. */
final class Browser implements AutoCloseable {
  static final String ADMINISTRATOR = "token-of-the-administrator";
  static final String READER = "token-of-a-reader-of-feeds";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

  final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T04:00:00Z"));
  final FakeApi api = new FakeApi();
  final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  final Map<String, String> headers =
      new LinkedHashMap<>(
          Map.of(
              "Host", "hub.example",
              "X-Forwarded-Proto", "https",
              "Origin", "https://hub.example",
              "Sec-Fetch-Site", "same-origin"));
  final MemorySecrets secrets = new MemorySecrets();
  Optional<String> cookie = Optional.empty();

  /** What the browser shows by mutual TLS. */
  Optional<String> certificatePem = Optional.empty();

  private final Random random = new Random(7);
  private final SettingsStore settings = new SettingsStore(store.table("settings"), random);
  private final ConsoleHandler handler;

  Browser() {
    this(true);
  }

  /**
   * @param allowsLoopback whether the hub may talk to its own machine
   */
  Browser(boolean allowsLoopback) {
    this(allowsLoopback, "production");
  }

  /** A browser at a hub for tests. */
  static Browser ofTestHub() {
    return new Browser(true, "test");
  }

  private Browser(boolean allowsLoopback, String kind) {
    settings(ADMINISTRATOR);
    EmbeddedPlatform platform =
        new EmbeddedPlatform(
            store,
            new Environment(
                Map.of(
                    "DELIVERIES_TABLE", "deliveries",
                    "SETTINGS_TABLE", "settings",
                    "SETTINGS_AGE", "PT0S",
                    "HUB_NAME", "hub-of-tests",
                    "HUB_KIND", kind,
                    "ALLOW_LOOPBACK", Boolean.toString(allowsLoopback),
                    "ADMIN_TOKEN_SECRET", "administrator/token")),
            mail -> new Mailer.Result.Deferred("No mails here"),
            secrets,
            clock,
            random);
    handler =
        new ConsoleHandler(
            new ForwardingPlatform(platform) {
              @Override
              public RemoteFunction function(String variable) {
                return api;
              }
            });
  }

  /** Has the settings have an administrator with that token, and a reader. */
  void settings(String token) {
    settings(token, "{}");
  }

  /** The same with what holds for the hub. */
  void settings(String token, String hub) {
    String document =
        """
        {"hub": %s, "instances": {
           "chief": {"tokens": [{"name": "1", "hash": "%s"}],
                     "grants": {"post": true, "read": ["*"], "lookup": true, "administer": true,
                       "deliver": {"destinations": ["*"]}}},
           "reader": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["feed"]}}},
         "destinations": {}, "routes": {}}
        """
            .formatted(hub, Token.hashOf(token), Token.hashOf(READER));
    try {
      settings.commit(settings.current(), (ObjectNode) JSON.readTree(document), List.of());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(document, e);
    }
  }

  /** Has the settings have these instances, and no others. */
  void instances(String instances) {
    try {
      settings.commit(
          settings.current(),
          (ObjectNode) JSON.readTree("{\"instances\": " + instances + "}"),
          List.of());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(instances, e);
    }
  }

  APIGatewayProxyResponseEvent get(String pathAndQuery) {
    String[] parts = pathAndQuery.split("\\?", 2);
    return send("GET", parts[0], parts.length > 1 ? parts[1] : "", null);
  }

  APIGatewayProxyResponseEvent post(String page, String... namesAndValues) {
    List<String> pairs = new ArrayList<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      pairs.add(encoded(namesAndValues[index]) + "=" + encoded(namesAndValues[index + 1]));
    }
    return send("POST", "/console/" + page, "", String.join("&", pairs));
  }

  /** Sends a form with a file in the field {@code csv}, as browsers do. */
  APIGatewayProxyResponseEvent upload(String page, String file, String... namesAndValues) {
    StringBuilder body = new StringBuilder();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      body.append("--BOUNDARY\r\nContent-Disposition: form-data; name=\"")
          .append(namesAndValues[index])
          .append("\"\r\n\r\n")
          .append(namesAndValues[index + 1])
          .append("\r\n");
    }
    body.append("--BOUNDARY\r\nContent-Disposition: form-data; name=\"csv\"; filename=\"a.csv\"")
        .append("\r\nContent-Type: text/csv\r\n\r\n")
        .append(file)
        .append("\r\n--BOUNDARY--\r\n");
    headers.put("Content-Type", "multipart/form-data; boundary=BOUNDARY");
    try {
      return send("POST", "/console/" + page, "", body.toString());
    } finally {
      headers.remove("Content-Type");
    }
  }

  /** Signs in, and holds the cookie. */
  APIGatewayProxyResponseEvent signIn(String token) {
    APIGatewayProxyResponseEvent answer = post("sign-in", "token", token);
    cookie = header(answer, "Set-Cookie").map(value -> value.replaceFirst(";.*", ""));
    return answer;
  }

  /** The form token of the pages that the browser sees. */
  String formToken(String page) {
    Matcher found = FORM_TOKEN.matcher(get("/console/" + page).getBody());
    if (!found.find()) {
      throw new AssertionError("No form on " + page);
    }
    return found.group(1);
  }

  /** What the audit log has, the newest first. */
  List<AuditEntry> audit() {
    return new AuditReader(store.table("deliveries"), () -> SettingsDocument.EMPTY, clock)
        .read(
            new AuditReader.Wanted(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty(),
            1_000)
        .entries();
  }

  /** All values of {@code Set-Cookie}. */
  static List<String> cookies(APIGatewayProxyResponseEvent answer) {
    return answer.getMultiValueHeaders().getOrDefault("Set-Cookie", List.of());
  }

  static Optional<String> header(APIGatewayProxyResponseEvent answer, String name) {
    return Optional.ofNullable(answer.getMultiValueHeaders().get(name)).map(List::getFirst);
  }

  private APIGatewayProxyResponseEvent send(
      String method, String path, String query, @org.jspecify.annotations.Nullable String body) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    cookie.ifPresent(value -> all.put("Cookie", value));
    ApiEvent event = ApiEvent.of(method, path, all, body);
    certificatePem.ifPresent(pem -> event.setRequestContext(context(pem)));
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    event.setQueryStringParameters(parameters);
    return handler.handleRequest(event, null);
  }

  /** What the console answers to a request that is no request of this browser. */
  APIGatewayProxyResponseEvent answer(ApiEvent event) {
    return handler.handleRequest(event, null);
  }

  private static ApiEvent.Context context(String pem) {
    ApiEvent.ClientCertificate certificate = new ApiEvent.ClientCertificate();
    certificate.setClientCertPem(pem);
    ApiEvent.Identity identity = new ApiEvent.Identity();
    identity.setClientCert(certificate);
    ApiEvent.Context context = new ApiEvent.Context();
    context.setIdentity(identity);
    return context;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    store.close();
  }
}
