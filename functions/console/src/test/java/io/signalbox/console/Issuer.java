package io.signalbox.console;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A small OpenID provider on the loopback: metadata, keys and the token endpoint. It checks what
 * the hub sends as a strict provider does, and can be told to answer wrongly.
 */
final class Issuer implements AutoCloseable {
  static final String CLIENT = "hub";
  static final String SECRET = "s3cret of the hub: with % and /";

  /** How an answer goes wrong. */
  interface Answering {
    void answer(HttpExchange exchange) throws IOException;
  }

  final AtomicInteger metadataReads = new AtomicInteger();
  final AtomicInteger tokenRequests = new AtomicInteger();
  UnaryOperator<JWTClaimsSet.Builder> claims = builder -> builder;
  UnaryOperator<String> metadata = text -> text;
  Function<JWTClaimsSet, String> signing = IdTokens::signedWithRsa;
  Map<String, Answering> instead = new HashMap<>();
  private final Map<String, Map<String, List<String>>> codes = new HashMap<>();
  private final HttpServer server;
  private int number;

  Issuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What somebody's browser brings back, as query: the person has signed in. */
  String signIn(URI authorization) {
    Map<String, List<String>> asked = URLUtils.parseParameters(authorization.getRawQuery());
    String code = "code-" + number++;
    codes.put(code, asked);
    return "code=" + code + "&state=" + one(asked, "state");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (instead.containsKey(path)) {
        instead.get(path).answer(exchange);
        return;
      }
      switch (path) {
        case "/.well-known/openid-configuration" -> {
          metadataReads.incrementAndGet();
          json(exchange, 200, metadata.apply(metadata()));
        }
        case "/keys" -> json(exchange, 200, IdTokens.keys());
        case "/token" -> token(exchange);
        default -> json(exchange, 404, "{}");
      }
    }
  }

  private String metadata() {
    return """
    {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
     "end_session_endpoint": "%1$s/logout?flow=hub",
     "jwks_uri": "%1$s/keys", "response_types_supported": ["code"],
     "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}
    """
        .formatted(uri());
  }

  private void token(HttpExchange exchange) throws IOException {
    tokenRequests.incrementAndGet();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, List<String>> form = URLUtils.parseParameters(body);
    Map<String, List<String>> asked = codes.remove(one(form, "code"));
    if (!isHub(exchange)) {
      json(exchange, 401, "{\"error\": \"invalid_client\"}");
    } else if (asked == null || !isSame(form, asked)) {
      json(exchange, 400, "{\"error\": \"invalid_grant\"}");
    } else {
      String token = signing.apply(set(one(asked, "nonce")));
      json(
          exchange,
          200,
          "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \"" + token + "\"}");
    }
  }

  private static String one(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of("")).getFirst();
  }

  private static boolean isHub(HttpExchange exchange) {
    String pair = java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    String expected =
        Base64.getEncoder().encodeToString((CLIENT + ":" + pair).getBytes(StandardCharsets.UTF_8));
    return ("Basic " + expected).equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static boolean isSame(Map<String, List<String>> form, Map<String, List<String>> asked) {
    CodeChallenge challenge =
        CodeChallenge.compute(
            CodeChallengeMethod.S256, new CodeVerifier(one(form, "code_verifier")));
    return one(asked, "code_challenge_method").equals("S256")
        && one(asked, "code_challenge").equals(challenge.getValue())
        && one(form, "redirect_uri").equals(one(asked, "redirect_uri"))
        && one(form, "grant_type").equals("authorization_code");
  }

  private JWTClaimsSet set(String nonce) {
    Instant now = Instant.now();
    return claims
        .apply(
            new JWTClaimsSet.Builder()
                .issuer(uri())
                .subject("5f1c-0001")
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("preferred_username", "ann")
                .claim("groups", List.of("staff", "duty")))
        .build();
  }

  static void json(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Writes until the hub hangs up. */
  static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    body.write('{');
    byte[] blanks = " ".repeat(8_192).getBytes(StandardCharsets.UTF_8);
    while (true) {
      body.write(blanks);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
