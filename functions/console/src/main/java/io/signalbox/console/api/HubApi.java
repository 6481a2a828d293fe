package io.signalbox.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The hub's API for one signed-in instance. A request goes to the function that answers it behind
 * API Gateway, as the same event with the instance's token: what the instance may do is decided
 * there, and nowhere a second time.
 */
public final class HubApi {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ApiFunctions functions;
  private final String token;
  private final Sleep sleep;

  /** Waits so long. */
  public interface Sleep {
    void sleep(Duration time) throws InterruptedException;
  }

  public HubApi(ApiFunctions functions, String token, Sleep sleep) {
    this.functions = functions;
    this.token = token;
    this.sleep = sleep;
  }

  /**
   * The answer to a request.
   *
   * @throws io.signalbox.store.StoreException if the function did not answer
   */
  public ApiAnswer call(ApiCall call) {
    try {
      byte[] answer = functions.of(call).call(MAPPER.writeValueAsBytes(event(call)));
      return answer(MAPPER.readTree(answer));
    } catch (IOException e) {
      throw new UncheckedIOException("An answer of the API cannot be read", e);
    }
  }

  /** The answers to several requests, asked at once, in their order. */
  public List<ApiAnswer> callAll(List<ApiCall> calls) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ApiAnswer>> answers =
          calls.stream().map(call -> threads.submit(() -> call(call))).toList();
      return answers.stream().map(HubApi::result).toList();
    }
  }

  /**
   * A job that has begun: as it is when it has finished, or when the time is over.
   *
   * @param begun the answer that began it
   */
  public JsonNode finished(JsonNode begun, Duration most) {
    JsonNode job = begun;
    Duration left = most;
    Duration pause = PAUSE;
    try {
      while (job.path("status").asText().equals("running") && left.isPositive()) {
        sleep.sleep(pause);
        left = left.minus(pause);
        pause = pause.multipliedBy(2);
        job = call(ApiCall.get("v1", "jobs", job.path("job").asText())).orRefusal().json();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return job;
  }

  private static ApiAnswer result(Future<ApiAnswer> answer) {
    try {
      return answer.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CompletionException(stopped);
    } catch (java.util.concurrent.ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new CompletionException(failed.getCause());
    }
  }

  private ObjectNode event(ApiCall call) {
    ObjectNode event = MAPPER.createObjectNode();
    event.put("httpMethod", call.method());
    event.put("path", call.path());
    ObjectNode query = event.putObject("multiValueQueryStringParameters");
    call.query().forEach((name, values) -> values.forEach(query.putArray(name)::add));
    ObjectNode headers = event.putObject("multiValueHeaders");
    call.headers().forEach((name, value) -> headers.putArray(name).add(value));
    headers.putArray("Authorization").add("Bearer " + token);
    event.put("isBase64Encoded", false);
    call.body().ifPresent(body -> event.put("body", body));
    return event;
  }

  private static ApiAnswer answer(JsonNode event) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    event
        .path("multiValueHeaders")
        .properties()
        .forEach(
            header ->
                headers.put(
                    header.getKey().toLowerCase(Locale.ROOT), header.getValue().path(0).asText()));
    String text = event.path("body").asText();
    byte[] body =
        event.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    return new ApiAnswer(
        event.path("statusCode").asInt(),
        headers,
        new String(body, StandardCharsets.UTF_8),
        json(body, headers.getOrDefault("content-type", "")));
  }

  private static JsonNode json(byte[] body, String type) throws IOException {
    // Some refusals are sentences: those of the look-up, for bots that show them.
    if (body.length == 0 || !(type.isEmpty() || type.contains("json"))) {
      return MissingNode.getInstance();
    }
    if (!type.startsWith("application/x-ndjson")) {
      return MAPPER.readTree(body);
    }
    ArrayNode lines = MAPPER.createArrayNode();
    try (MappingIterator<JsonNode> read = MAPPER.readerFor(JsonNode.class).readValues(body)) {
      read.forEachRemaining(lines::add);
    }
    return lines;
  }
}
