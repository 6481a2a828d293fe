package io.signalbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.StoreException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRouterTest {
  private final ApiRouter router =
      new ApiRouter(
          new Random(1),
          List.of(
              Endpoint.get("/v1/info", request -> Response.text(200, "info")),
              Endpoint.get(
                  "/v1/feeds/{name}", request -> Response.text(200, request.pathParameter("name"))),
              Endpoint.delete("/v1/feeds/{name}", request -> Response.empty(204)),
              Endpoint.get(
                  "/v1/throttled",
                  request -> {
                    throw new StoreException.Throttled("secret-host", new IOException());
                  }),
              Endpoint.get(
                  "/v1/away",
                  request -> {
                    throw new StoreException.Unavailable("secret-host", new IOException());
                  }),
              Endpoint.get(
                  "/v1/broken",
                  request -> {
                    throw new IllegalStateException("secret-host is broken");
                  })));

  @Test
  void a_request_goes_to_the_endpoint_of_its_path_and_method() {
    assertThat(answer("GET", "/v1/info").text()).isEqualTo("info");
    assertThat(answer("DELETE", "/v1/feeds/a").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/feeds/soc,soc",
    "/v1/feeds/so%20c,so c",
    "/v1/feeds/a%2Fb,a/b",
    "/v1/feeds/a+b,a+b",
    "/v1/feeds/cert-at:abc,cert-at:abc",
    "/v1/feeds/%C3%BC,ü"
  })
  void a_path_parameter_is_percent_decoded(String path, String value) {
    assertThat(answer("GET", path).text()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/v1",
        "/v1/info/",
        "/v1/feeds/",
        "/v1/feeds/a/b",
        "/v1/feeds/%",
        "/v1/feeds/%zz",
        "v1/info",
        "//v1/info"
      })
  void an_unknown_path_answers_404(String path) {
    Response response = answer("GET", path);

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.text()).contains("https://signalbox.io/problems/not-found");
  }

  @Test
  void a_method_that_a_path_does_not_take_answers_405_with_those_it_does() {
    Response response = answer("PUT", "/v1/feeds/a");

    assertThat(response.status()).isEqualTo(405);
    assertThat(response.header("Allow")).contains("DELETE, GET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/throttled", "/v1/away"})
  void a_store_that_cannot_do_it_now_answers_503_with_retry_after(String path) {
    Response response = answer("GET", path);

    assertThat(response.status()).isEqualTo(503);
    assertThat(response.header("Retry-After")).contains("5");
    assertThat(response.header("Content-Type")).contains("application/problem+json");
    assertThat(response.text()).doesNotContain("secret-host");
  }

  @Test
  void any_other_fault_answers_500_with_a_reference_and_nothing_of_the_inside() throws Exception {
    Response response = answer("GET", "/v1/broken");

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.text()).doesNotContain("secret-host").doesNotContain("IllegalState");
    assertThat(Json.MAPPER.readTree(response.body()).path("reference").asText())
        .matches("[0-9a-f]{16}");
  }

  @Test
  void a_query_parameter_that_the_endpoint_does_not_know_answers_400() throws IOException {
    Response response = answer("GET", "/v1/info", Map.of("limti", List.of("3")));

    assertThat(response.status()).isEqualTo(400);
    assertThat(Json.MAPPER.readTree(response.body()).path("parameter").asText()).isEqualTo("limti");
  }

  private Response answer(String method, String path) {
    return answer(method, path, Map.of());
  }

  private Response answer(String method, String path, Map<String, List<String>> query) {
    return router.answer(
        new Request(method, path, query, Map.of(), new byte[0], Optional.empty(), Instant.EPOCH));
  }
}
