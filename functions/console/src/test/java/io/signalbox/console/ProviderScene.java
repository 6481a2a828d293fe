package io.signalbox.console;

import static io.signalbox.console.Browser.header;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A hub whose people sign in with an {@link Issuer}. */
final class ProviderScene implements AutoCloseable {
  static final String REDIRECT = "https://hub.example/console/signed-in";

  final Issuer issuer = new Issuer();
  final Browser browser;

  ProviderScene() {
    this(true);
  }

  ProviderScene(boolean allowsLoopback) {
    browser = new Browser(allowsLoopback);
    browser.api.answers("GET /v1/destinations", "{\"destinations\": []}");
    browser.api.answers("GET /v1/", "{}");
    browser.secrets.put("destinations/signIn/0", Issuer.SECRET);
    roles("viewer");
  }

  /** Gives the group {@code duty} that role. */
  void roles(String role) {
    browser.settings(
        Browser.ADMINISTRATOR,
        """
        {"signIn": {"issuer": "%s", "clientId": "hub", "redirectUri": "%s",
           "clientSecret": {"stored": "destinations/signIn/0"},
           "groups": {"duty": {"roles": [{"role": "%s"}]}}}}
        """
            .formatted(issuer.uri(), REDIRECT, role));
  }

  /** Goes to the provider; the browser holds the attempt. */
  URI begin() {
    APIGatewayProxyResponseEvent answer = browser.get("/console/provider?to=today");
    browser.cookie = header(answer, "Set-Cookie").map(value -> value.replaceFirst(";.*", ""));
    return URI.create(header(answer, "Location").orElseThrow());
  }

  /** Comes back; the browser holds what the hub has set first. */
  APIGatewayProxyResponseEvent end(String query) {
    // Entries of one millisecond have no order.
    browser.clock.advance(Duration.ofMillis(1));
    APIGatewayProxyResponseEvent answer = browser.get("/console/signed-in?" + query);
    browser.cookie = header(answer, "Set-Cookie").map(value -> value.replaceFirst(";.*", ""));
    return answer;
  }

  APIGatewayProxyResponseEvent signIn() {
    return end(issuer.signIn(begin()));
  }

  /** Whether the browser has a session. */
  boolean isIn() {
    return browser.get("/console/today").getStatusCode() == 200;
  }

  Optional<String> lastInAuditLog() {
    return browser.audit().stream()
        .findFirst()
        .map(entry -> entry.kind().text() + " " + entry.who() + ": " + entry.what());
  }

  @Override
  public void close() {
    issuer.close();
    browser.close();
  }
}
