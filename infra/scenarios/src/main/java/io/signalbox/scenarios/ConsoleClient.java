package io.signalbox.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uses a hub's console as a browser does, without drawing it. */
public final class ConsoleClient implements AutoCloseable {
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

  private final URI console;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Optional<String> cookie = Optional.empty();

  public ConsoleClient(URI hub) {
    this.console = hub.resolve("/console/");
  }

  /** Signs in, and holds the session's cookie. */
  public HttpResponse<String> signIn(String token) {
    return holding(send("sign-in", "token", token));
  }

  /** A page, of whose cookies the browser holds the first and forgets what it had before. */
  public HttpResponse<String> getAndHold(String page) {
    return holding(get(page));
  }

  private HttpResponse<String> holding(HttpResponse<String> answer) {
    cookie = answer.headers().firstValue("Set-Cookie").map(value -> value.replaceFirst(";.*", ""));
    return answer;
  }

  /**
   * A page.
   *
   * @param page its name, with its query
   */
  public HttpResponse<String> get(String page) {
    return exchange(HttpRequest.newBuilder(console.resolve(page)));
  }

  /**
   * Sends a form with the session's form token.
   *
   * @param fields names and values in turn
   */
  public HttpResponse<String> post(String page, String... fields) {
    Matcher token = FORM_TOKEN.matcher(get("senders").body());
    List<String> all = new ArrayList<>(List.of("form", token.find() ? token.group(1) : ""));
    all.addAll(List.of(fields));
    return send(page, all.toArray(String[]::new));
  }

  private HttpResponse<String> send(String page, String... fields) {
    List<String> pairs = new ArrayList<>();
    for (int index = 0; index < fields.length; index += 2) {
      pairs.add(encoded(fields[index]) + "=" + encoded(fields[index + 1]));
    }
    return exchange(
        HttpRequest.newBuilder(console.resolve(page))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", console.getScheme() + "://" + console.getAuthority())
            .POST(BodyPublishers.ofString(String.join("&", pairs))));
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    cookie.ifPresent(value -> request.header("Cookie", value));
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
