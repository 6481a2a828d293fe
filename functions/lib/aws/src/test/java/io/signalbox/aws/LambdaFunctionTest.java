package io.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalbox.aws.FakeService.Answer;
import io.signalbox.store.RemoteFunction;
import io.signalbox.store.StoreException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class LambdaFunctionTest {
  private static final String ALIAS =
      "arn:aws:lambda:eu-central-1:000000000000:function:hub-Track:live";
  private static final byte[] EVENT = "{\"path\":\"/v1/info\"}".getBytes(StandardCharsets.UTF_8);

  private final FakeService lambda = new FakeService(request -> Answer.ok("{\"statusCode\":200}"));
  private final RemoteFunction function =
      new LambdaFunction(
          ALIAS,
          () ->
              new LambdaRequests(
                  lambda.endpoint(),
                  "eu-central-1",
                  LocalDynamo.CREDENTIALS,
                  UrlConnectionHttpClient.create()));

  @AfterEach
  void close() {
    lambda.close();
  }

  @Test
  void aCallIsSignedAndItsAnswerTheFunctions() {
    assertThat(function.call(EVENT)).asString().isEqualTo("{\"statusCode\":200}");

    FakeService.Request request = lambda.requests().getFirst();
    assertThat(request.authorization())
        .startsWith("AWS4-HMAC-SHA256 Credential=local/")
        .contains("/eu-central-1/lambda/aws4_request");
    assertThat(request.text()).isEqualTo("{\"path\":\"/v1/info\"}");
  }

  @Test
  void aCallThatMayHaveTakenEffectIsNotRepeated() {
    lambda.failWith(Answer.none());
    assertThatExceptionOfType(StoreException.Unavailable.class)
        .isThrownBy(() -> function.call(EVENT));
    lambda.failWith(new Answer(500, "{}"));
    assertThatExceptionOfType(StoreException.Unavailable.class)
        .isThrownBy(() -> function.call(EVENT));
    assertThat(lambda.requests()).hasSize(2);
  }

  @Test
  void aCallThatWasTurnedAwayHasDoneNothing() {
    lambda.failWith(new Answer(429, "{}"));

    assertThatExceptionOfType(StoreException.Throttled.class)
        .isThrownBy(() -> function.call(EVENT))
        .withMessageNotContaining("/v1/info");
  }
}
