package io.signalbox.console;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.api.ApiEvent;
import io.signalbox.browser.Chromium;
import io.signalbox.browser.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The console of a hub whose API is a fake, and a real browser in which somebody has signed in. */
final class ServedConsole implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACE = Pattern.compile("@");

  final Browser hub = new Browser();
  final Chromium browser = Chromium.start();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private String language = "";

  ServedConsole() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    answersWith("plain");
    open("sign-in");
    browser.element(By.name("token")).sendKeys(Browser.ADMINISTRATOR);
    browser.leaveBy(browser.element(By.cssSelector("main button")));
  }

  /** All screens with a request for each that shows what the API has. */
  static Stream<String> requests() {
    return Stream.concat(
            HostileRequests.SCREENS.stream(),
            Navigation.all().stream()
                .map(io.signalbox.console.screen.Screen::name)
                .filter(name -> !name.equals("find")))
        .distinct()
        .sorted();
  }

  /** Shows pages on a desk, in the light, whatever the test before has done. */
  ServedConsole anew() {
    browser.look(View.ALL.getFirst());
    return this;
  }

  /** From now on pages are in that language. */
  void speaks(String tag) {
    if (!language.equals(tag)) {
      open("language?to=" + tag);
      language = tag;
    }
  }

  /** From now on each text that the API answers is this one. */
  void answersWith(String text) {
    answersWith(List.of(text));
  }

  /** From now on the texts of each answer are these in turn. */
  void answersWith(List<String> texts) {
    List<String> escaped = texts.stream().map(ServedConsole::escaped).toList();
    HostileAnswers.ALL.forEach((asked, json) -> hub.api.answers(asked, filled(json, escaped)));
  }

  private static String escaped(String text) {
    String quoted = TextNode.valueOf(text).toString();
    return quoted.substring(1, quoted.length() - 1);
  }

  private static String filled(String json, List<String> texts) {
    AtomicInteger place = new AtomicInteger();
    return PLACE
        .matcher(json)
        .replaceAll(
            _ -> Matcher.quoteReplacement(texts.get(place.getAndIncrement() % texts.size())));
  }

  /**
   * Opens a page.
   *
   * @param text what stands for {@code @}
   */
  void open(String page, String text) {
    open(page.replace("@", URLEncoder.encode(text, StandardCharsets.UTF_8)));
  }

  void open(String page) {
    browser.open(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/console/" + page));
  }

  /**
   * Sends a form from the page that the browser shows.
   *
   * @param form its page, then names and values in turn
   */
  void send(List<String> form) {
    browser.run(
        """
        const given = %s;
        const form = document.createElement('form');
        form.method = 'post';
        form.action = given[0];
        const values = ['form', document.querySelector('input[name=form]').value].concat(given.slice(1));
        for (let at = 0; at < values.length; at += 2) {
          const field = document.createElement('textarea');
          field.name = values[at];
          field.value = values[at + 1];
          form.append(field);
        }
        const button = document.createElement('button');
        button.id = 'send-as-test';
        form.append(button);
        document.querySelector('main').prepend(form);
        """
            .formatted(JSON.valueToTree(form)));
    browser.element(By.id("send-as-test")).sendKeys(Keys.HOME);
    browser.leaveBy(browser.element(By.id("send-as-test")));
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    ApiEvent event =
        ApiEvent.of(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            headers,
            body.isEmpty() ? null : body);
    event.setQueryStringParameters(parameters(exchange.getRequestURI().getRawQuery()));
    APIGatewayProxyResponseEvent answer = hub.answer(event);
    answer
        .getMultiValueHeaders()
        .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    byte[] content =
        Boolean.TRUE.equals(answer.getIsBase64Encoded())
            ? Base64.getDecoder().decode(answer.getBody())
            : answer.getBody().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.getStatusCode(), content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  private static Map<String, String> parameters(
      @org.jspecify.annotations.Nullable String rawQuery) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : rawQuery == null ? new String[0] : rawQuery.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  @Override
  public void close() {
    browser.close();
    server.stop(0);
    threads.close();
    hub.close();
  }
}
