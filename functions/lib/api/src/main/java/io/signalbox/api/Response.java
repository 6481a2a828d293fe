package io.signalbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The answer to a request. Immutable. */
public final class Response {

  /**
   * The largest body that Lambda's 6 MB an answer leaves room for: towards API Gateway, large
   * bodies go as base64, which makes four bytes of three.
   */
  public static final int BODY_LIMIT_BYTES = 4_500_000;

  public static final String JSON = "application/json";

  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  public Response(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    Map<String, List<String>> fields = new LinkedHashMap<>();
    headers.forEach((name, values) -> fields.put(name, List.copyOf(values)));
    this.headers = Collections.unmodifiableMap(fields);
    this.body = body.clone();
  }

  public static Response empty(int status) {
    return new Response(status, Map.of(), new byte[0]);
  }

  public static Response json(int status, JsonNode value) {
    return bytes(status, JSON, Json.bytes(value));
  }

  public static Response text(int status, String text) {
    return bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  public static Response bytes(int status, String contentType, byte[] body) {
    return new Response(status, Map.of("Content-Type", List.of(contentType)), body);
  }

  /** This answer with that header, in place of what it had under this name in the same spelling. */
  public Response withHeader(String name, String value) {
    Map<String, List<String>> fields = new LinkedHashMap<>(headers);
    fields.put(name, List.of(value));
    return new Response(status, fields, body);
  }

  Response withBody(byte[] other) {
    return new Response(status, headers, other);
  }

  public int status() {
    return status;
  }

  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The first value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(
            field -> field.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
        .flatMap(field -> field.getValue().stream())
        .findFirst();
  }

  public byte[] body() {
    return body.clone();
  }

  public int bodySizeInBytes() {
    return body.length;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Response[" + status + ", " + body.length + " bytes]";
  }
}
