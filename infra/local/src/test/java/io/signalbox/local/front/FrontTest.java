package io.signalbox.local.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.signalbox.local.TestHub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
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
  void aBodyOverTheGatewaysLimitIs413WithoutBeingRead() throws Exception {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), hub.hub().baseUrl().getPort())) {
      socket
          .getOutputStream()
          .write(
              "POST /v1/echo/x HTTP/1.1\r\nHost: x\r\nContent-Length: 900000000\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 413");
    }
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
  void aMalformedRequestGetsAProblemToo() throws Exception {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), hub.hub().baseUrl().getPort())) {
      socket
          .getOutputStream()
          .write("GET /v1/echo/x HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json");
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
