package io.signalbox.local.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.TestHub;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Requests that fuzzing found the front door to answer wrongly. */
class OddRequestsTest {
  @Test
  void a_parameter_may_have_no_name_or_one_that_looks_like_a_path() throws Exception {
    try (TestHub hub = TestHub.start()) {
      HttpResponse<String> answer = hub.get("/v1/echo/x?=1&=2&/a/b=3");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("=[1, 2]", "/a/b=[3]");
    }
  }

  @Test
  void a_fixed_path_takes_its_own_methods_only() throws Exception {
    try (TestHub hub = TestHub.start()) {
      HttpResponse<String> answer =
          hub.send(
              HttpRequest.newBuilder(hub.uri("/v1/echo/fixed")).POST(BodyPublishers.ofString("x")));
      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains("GET");
    }
  }
}
