package io.signalbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiGatewayTest {
  private static final byte[] BINARY = {0, (byte) 0xff, 0x1f, (byte) 0x8b};
  private static final String LONG_TEXT = "An answer with an ü. ".repeat(100);

  private final ApiGateway gateway =
      new ApiGateway(
          new ApiRouter(
              new Random(1),
              List.of(
                  Endpoint.post(
                      "/echo", request -> Response.bytes(200, "text/plain", request.body())),
                  Endpoint.get("/long", request -> Response.text(200, LONG_TEXT)),
                  Endpoint.get("/huge", request -> Response.text(200, "\"".repeat(4_400_000))),
                  Endpoint.get(
                          "/query",
                          request ->
                              Response.text(
                                  200, request.queries("a") + " " + request.query("b").orElse("-")))
                      .taking("a", "b"),
                  Endpoint.get(
                      "/header",
                      request -> Response.text(200, request.header("X-Token").orElse("-"))))),
          Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneOffset.UTC));

  @Test
  void a_base64_body_arrives_as_the_bytes_it_was() {
    ApiEvent event = event("POST", "/echo");
    event.setBody(Base64.getEncoder().encodeToString("grün".getBytes(StandardCharsets.UTF_8)));
    event.setIsBase64Encoded(true);

    assertThat(gateway.handle(event).getBody()).isEqualTo("grün");
  }

  @Test
  void a_text_body_arrives_as_utf_8() {
    ApiEvent event = event("POST", "/echo");
    event.setBody("grün");

    assertThat(gateway.handle(event).getBody()).isEqualTo("grün");
  }

  @Test
  void a_body_over_six_megabytes_answers_413_with_the_limit() {
    ApiEvent event = event("POST", "/echo");
    event.setBody("x".repeat(ApiGateway.REQUEST_BODY_LIMIT_BYTES + 1));

    APIGatewayProxyResponseEvent response = gateway.handle(event);

    assertThat(response.getStatusCode()).isEqualTo(413);
    assertThat(response.getBody()).contains("\"limit\":6291456");
  }

  @Test
  void a_body_that_is_not_the_base64_it_is_said_to_be_answers_400() {
    ApiEvent event = event("POST", "/echo");
    event.setBody("***");
    event.setIsBase64Encoded(true);

    assertThat(gateway.handle(event).getStatusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate, GZIP;q=0.5", "br;q=1.0, x-gzip"})
  void an_answer_is_compressed_for_who_takes_gzip(String accepted) {
    ApiEvent event = event("GET", "/long");
    event.setMultiValueHeaders(Map.of("accept-encoding", List.of(accepted)));

    APIGatewayProxyResponseEvent response = gateway.handle(event);

    assertThat(response.getIsBase64Encoded()).isTrue();
    assertThat(response.getMultiValueHeaders())
        .containsEntry("Content-Encoding", List.of("gzip"))
        .containsEntry("Vary", List.of("Accept-Encoding"));
    assertThat(gunzipped(response.getBody())).isEqualTo(LONG_TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", "gzip;q=0", "gzip;q=none"})
  void an_answer_stays_as_it_is_for_who_does_not(String accepted) {
    ApiEvent event = event("GET", "/long");
    event.setMultiValueHeaders(Map.of("Accept-Encoding", List.of(accepted)));

    APIGatewayProxyResponseEvent response = gateway.handle(event);

    assertThat(response.getIsBase64Encoded()).isFalse();
    assertThat(response.getMultiValueHeaders()).doesNotContainKey("Content-Encoding");
    assertThat(response.getBody()).isEqualTo(LONG_TEXT);
  }

  @Test
  void a_large_answer_stays_under_six_megabytes_whatever_is_in_it() {
    APIGatewayProxyResponseEvent response = gateway.handle(event("GET", "/huge"));

    assertThat(response.getIsBase64Encoded()).isTrue();
    assertThat(response.getBody().length()).isLessThan(6_000_000);
  }

  @Test
  void query_parameters_may_be_given_several_times_where_that_makes_sense() {
    ApiEvent event = event("GET", "/query");
    event.setMultiValueQueryStringParameters(Map.of("a", List.of("1", "2"), "b", List.of("3")));

    assertThat(gateway.handle(event).getBody()).isEqualTo("[1, 2] 3");
  }

  @Test
  void a_query_parameter_given_twice_where_it_may_be_given_once_answers_400() {
    ApiEvent event = event("GET", "/query");
    event.setMultiValueQueryStringParameters(Map.of("b", List.of("3", "4")));

    APIGatewayProxyResponseEvent response = gateway.handle(event);

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(response.getBody()).contains("\"parameter\":\"b\"");
  }

  @Test
  void a_header_is_found_in_any_case_and_its_lines_are_joined() {
    ApiEvent event = event("GET", "/header");
    event.setMultiValueHeaders(Map.of("x-TOKEN", List.of("a", "b")));

    assertThat(gateway.handle(event).getBody()).isEqualTo("a, b");
  }

  @Test
  void single_value_maps_are_read_where_the_others_are_missing() {
    ApiEvent event = event("GET", "/header");
    event.setHeaders(Map.of("X-Token", "a"));

    assertThat(gateway.handle(event).getBody()).isEqualTo("a");
  }

  @Test
  void no_answer_may_be_kept_by_a_cache() {
    assertThat(gateway.handle(event("GET", "/nowhere")).getMultiValueHeaders())
        .containsEntry("Cache-Control", List.of("no-store"));
  }

  @Test
  void binary_bytes_survive_both_ways() {
    ApiEvent event = event("POST", "/echo");
    event.setBody(Base64.getEncoder().encodeToString(BINARY));
    event.setIsBase64Encoded(true);

    APIGatewayProxyResponseEvent response = gateway.handle(event);

    assertThat(response.getIsBase64Encoded()).isTrue();
    assertThat(Base64.getDecoder().decode(response.getBody())).isEqualTo(BINARY);
  }

  private static ApiEvent event(String method, String path) {
    ApiEvent event = new ApiEvent();
    event.setHttpMethod(method);
    event.setPath(path);
    return event;
  }

  private static String gunzipped(String base64) {
    try (GZIPInputStream stream =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
