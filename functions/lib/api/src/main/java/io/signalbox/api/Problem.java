package io.signalbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A problem as RFC 9457 has it.
 *
 * @param detail what went wrong this time and what to do about it, as sentences for the client's
 *     operator
 * @param more extension members, such as the limit that was passed; anything that Jackson writes
 * @param headers headers that belong to the answer, such as {@code Allow}
 */
public record Problem(
    ProblemType type, String detail, Map<String, Object> more, Map<String, String> headers) {

  public static final String CONTENT_TYPE = "application/problem+json";

  public Problem {
    more = Map.copyOf(more);
    headers = Map.copyOf(headers);
  }

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, Map.of(), Map.of());
  }

  public Problem with(String member, Object value) {
    Map<String, Object> members = new LinkedHashMap<>(more);
    members.put(member, value);
    return new Problem(type, detail, members, headers);
  }

  public Problem withHeader(String name, String value) {
    Map<String, String> fields = new LinkedHashMap<>(headers);
    fields.put(name, value);
    return new Problem(type, detail, more, fields);
  }

  public Response response() {
    return response(type.status());
  }

  /** The same under another status, where HTTP has one that says more than the type's. */
  public Response response(int status) {
    ObjectNode members = Json.MAPPER.createObjectNode();
    members.put("type", type.uri());
    members.put("title", type.title());
    members.put("status", status);
    members.put("detail", detail);
    more.forEach((name, value) -> members.set(name, Json.MAPPER.valueToTree(value)));
    Map<String, List<String>> fields = new LinkedHashMap<>();
    fields.put("Content-Type", List.of(CONTENT_TYPE));
    headers.forEach((name, value) -> fields.put(name, List.of(value)));
    return new Response(status, fields, Json.bytes(members));
  }

  /** The detail and the further members as plain text, a line each, under the same status. */
  public Response plainResponse() {
    StringBuilder text = new StringBuilder(detail).append('\n');
    new TreeMap<>(more)
        .forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    Response response = Response.text(type.status(), text.toString());
    for (Map.Entry<String, String> header : headers.entrySet()) {
      response = response.withHeader(header.getKey(), header.getValue());
    }
    return response;
  }

  /** For throwing out of the middle of an endpoint. */
  public ProblemException exception() {
    return new ProblemException(this);
  }
}
