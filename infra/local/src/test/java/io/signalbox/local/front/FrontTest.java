package io.signalbox.local.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.signalbox.local.TestHub;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
@Execution(CONCURRENT)
class FrontTest {
  @SuppressWarnings("NullAway.Init")
  private TestHub hub;

  @BeforeAll
  void start() throws IOException {
    hub = TestHub.start();
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void aFunctionGetsMethodPathAndDecodedParameters() throws Exception {
    assertThat(hub.get("/v1/echo/a%21b%2Fc+d?x=1&x=2+3&y").body())
        .isEqualTo("GET /v1/echo/{name} /v1/echo/a%21b%2Fc+d a!b/c+d {x=[1, 2 3], y=[]}");
  }

  @Test
  void aFixedPathIsPreferredToOneWithParameters() throws Exception {
    assertThat(hub.get("/v1/echo/fixed").body()).startsWith("GET /v1/echo/fixed ");
  }

  @Test
  void anyBytesArriveAndComeBackAsTheyAre() throws Exception {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    HttpResponse<byte[]> response = hub.post("/v1/echo/body", bytes);
    assertThat(response.body()).isEqualTo(bytes);
    assertThat(response.headers().allValues("X-Two")).containsExactly("a", "b");
  }

  @Test
  void whatIsNotThereIs404() throws Exception {
    HttpResponse<String> response = hub.get("/v2/echo/x");
    assertThat(response.statusCode()).isEqualTo(404);
    assertProblem(response, 404);
  }

  @Test
  void aMethodThatIsNotThereIs405WithThoseThatAre() throws Exception {
    HttpResponse<String> response =
        hub.send(HttpRequest.newBuilder(hub.uri("/v1/echo/x")).DELETE());
    assertProblem(response, 405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
  }

  @Test
  void aBodyOverLambdasLimitIs413() throws Exception {
    HttpResponse<String> response = post("/v1/echo/body", new byte[5_000_000]);
    assertProblem(response, 413);
    assertThat(response.body()).contains("\"limit\":");
  }

  @Test
  void aBodyOfFourMegabytesPasses() throws Exception {
    assertThat(hub.post("/v1/echo/body", new byte[4_000_000]).body()).hasSize(4_000_000);
  }

  @Test
  void aBodyOverTheLimitIs413WithoutBeingRead() throws Exception {
    assertThat(raw("POST /v1/echo/x HTTP/1.1", "Host: 127.0.0.1", "Content-Length: 900000000"))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void aBodyInChunksOverTheLimitIs413() throws Exception {
    HttpResponse<String> response =
        hub.send(
            HttpRequest.newBuilder(hub.uri("/v1/echo/body"))
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[5_000_000]))));
    assertProblem(response, 413);
  }

  @Test
  void aBodyInChunksArrivesWhole() throws Exception {
    byte[] bytes = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    HttpResponse<String> response =
        hub.send(
            HttpRequest.newBuilder(hub.uri("/v1/echo/body"))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
    assertThat(response.body()).hasSize(bytes.length);
  }

  @Test
  void aStrangersBodyIsNotReadAndItsAnswerArrives() throws Exception {
    String answer =
        raw("POST /v1/echo/body HTTP/1.1", "Host: 127.0.0.1", "Content-Length: 4000000");
    assertThat(answer).startsWith("HTTP/1.1 200").contains("Content-Length: 0");
  }

  @Test
  void anotherHostIs421() throws Exception {
    assertThat(raw("GET /v1/echo/x HTTP/1.1", "Host: rebound.example"))
        .startsWith("HTTP/1.1 421")
        .contains("\"status\":421");
    assertThat(raw("GET /v1/echo/x HTTP/1.1", "Host: LOCALHOST:1")).startsWith("HTTP/1.1 200");
    assertThat(raw("GET /v1/echo/x HTTP/1.1", "Host: [::1]:80")).startsWith("HTTP/1.1 200");
  }

  @Test
  void headIsAnsweredAsGetWithoutTheBody() throws Exception {
    HttpResponse<String> get = hub.get("/v1/echo/x");
    HttpResponse<String> head = hub.send(HttpRequest.newBuilder(hub.uri("/v1/echo/x")).HEAD());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(get.headers().firstValue("Content-Length"));
  }

  @ParameterizedTest
  @CsvSource({
    "431, GET /v1/echo/x HTTP/1.1, X-Long: LONG",
    "417, POST /v1/echo/x HTTP/1.1, Expect: cake",
    "505, GET /v1/echo/x HTTP/7.3, X: y",
    "400, GET  /v1/echo/x HTTP/1.1, X : y"
  })
  void theBodysStatusIsTheAnswers(int status, String line, String header) throws Exception {
    String answer = raw(line, "Host: 127.0.0.1", header.replace("LONG", "x".repeat(20_000)));
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .contains("\"status\":" + status)
        .contains("application/problem+json");
  }

  /** Another server in front would see one request where this one saw two. */
  @Test
  void aLineOfTheHeaderEndsWithCrlfAlone() throws Exception {
    assertThat(raw("GET /v1/echo/x HTTP/1.1\nX-Bare: y", "Host: 127.0.0.1"))
        .startsWith("HTTP/1.1 400");
  }

  /** CVE-2026-2332: the quoted value ends at no line end, so what follows is no second request. */
  @Test
  void aLineEndInAQuotedChunkExtensionMakesNoSecondRequest() throws Exception {
    String answer =
        raw(
            "POST /v1/echo/x HTTP/1.1",
            "Host: 127.0.0.1",
            "Authorization: Bearer " + hub.hub().administratorToken(),
            "Transfer-Encoding: chunked",
            "",
            "1;a=\"",
            "X",
            "0",
            "",
            "GET /v1/echo/smuggled HTTP/1.1",
            "Host: 127.0.0.1",
            "Content-Length: 5",
            "",
            "\"",
            "Y",
            "0",
            "");
    assertThat(answer).doesNotContain("smuggled").startsWith("HTTP/1.1 400");
    assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
  }

  @Test
  void anAnswerOverLambdasLimitIs502() throws Exception {
    assertProblem(hub.get("/v1/echo/large"), 502);
  }

  @Test
  void aFunctionThatFailsIs502AndTellsNothing() throws Exception {
    HttpResponse<String> response = hub.get("/v1/echo/fail");
    assertProblem(response, 502);
    assertThat(response.body()).doesNotContain("12345");
  }

  @Test
  void aFunctionThatTakesLongerThanItsTimeOutIs504() throws Exception {
    assertProblem(hub.get("/v1/echo/hang"), 504);
  }

  @Test
  void whatThePoliciesDoNotAllowFails() throws Exception {
    assertProblem(hub.get("/v1/echo/forbidden"), 502);
  }

  @Test
  void aRequestWithoutHostIs400() throws Exception {
    assertThat(raw("GET /v1/echo/x HTTP/1.1"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json");
  }

  /** Sends lines, and answers with all that comes until the connection ends or stays silent. */
  private String raw(String... lines) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), hub.hub().baseUrl().getPort())) {
      socket.setSoTimeout(1_000);
      socket
          .getOutputStream()
          .write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try {
        socket.getInputStream().transferTo(answer);
      } catch (SocketTimeoutException silent) {
        // The connection stays open for the next request.
      }
      return answer.toString(StandardCharsets.UTF_8);
    }
  }

  private HttpResponse<String> post(String path, byte[] body) throws Exception {
    return hub.send(HttpRequest.newBuilder(hub.uri(path)).POST(BodyPublishers.ofByteArray(body)));
  }

  private static void assertProblem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("\"status\":" + status).contains("\"type\":\"https://");
  }
}
