package io.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.aws.FakeService.Answer;
import io.signalbox.store.SecretNames;
import io.signalbox.store.Secrets;
import io.signalbox.store.SecretsContract;
import io.signalbox.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class SsmSecretsTest implements SecretsContract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Answer THROTTLED =
      new Answer(400, "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}");
  private static final Answer BROKEN = new Answer(500, "{\"__type\":\"InternalServerError\"}");

  private final Map<String, String> parameters = new ConcurrentHashMap<>();
  private final FakeService ssm = new FakeService(this::answer);
  private final Secrets secrets = new SsmSecrets("/signalbox/test/", requests(), attempts());

  private SsmRequests requests() {
    return new SsmRequests(
        ssm.endpoint(), "eu-central-1", LocalDynamo.CREDENTIALS, UrlConnectionHttpClient.create());
  }

  private static Attempts attempts() {
    return new Attempts(new Random());
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @AfterEach
  void close() {
    ssm.close();
  }

  @Test
  void requestsAreSignedAndParametersLieEncryptedUnderThePrefix() {
    secrets.put("destinations/soc", "value");

    FakeService.Request request = ssm.requests().getFirst();
    assertThat(request.authorization())
        .startsWith("AWS4-HMAC-SHA256 Credential=local/")
        .contains("/eu-central-1/ssm/aws4_request");
    JsonNode body = request.json();
    assertThat(body.path("Name").asText()).isEqualTo("/signalbox/test/destinations/soc");
    assertThat(body.path("Type").asText()).isEqualTo("SecureString");
    secrets.get("destinations/soc");
    assertThat(ssm.requests().getLast().json().path("WithDecryption").asBoolean()).isTrue();
  }

  @Test
  void allNamesAreListedWithoutThePrefix() {
    secrets.put("destinations/soc", "value");
    secrets.put("feeds/cursor-key", "value");
    parameters.put("/signalbox/other/name", "value");

    SecretNames names = new SsmSecretNames("/signalbox/test/", requests(), attempts());

    assertThat(names.all()).containsExactly("destinations/soc", "feeds/cursor-key");
  }

  /** The JDK's client would: it does for a POST whose length it is not told. */
  @Test
  void noRequestIsRepeatedByTheHttpClient() {
    SsmRequests requests = requests();
    ssm.failWith(Answer.none());

    assertThatExceptionOfType(SdkClientException.class)
        .isThrownBy(() -> requests.call("GetParameter", SsmRequests.arguments()));
    assertThat(ssm.requests()).hasSize(1);
  }

  @Test
  void whatIsThrottledOrBrokenForAMomentIsTriedAgain() {
    ssm.failWith(THROTTLED, BROKEN);
    secrets.put("name", "value");
    ssm.failWith(THROTTLED);

    assertThat(secrets.get("name")).contains("value");
  }

  @Test
  void aServiceThatIsAwayIsToldAsUnavailable() {
    ssm.failWith(BROKEN, BROKEN, BROKEN, BROKEN);

    assertThatExceptionOfType(StoreException.Unavailable.class)
        .isThrownBy(() -> secrets.get("name"));
  }

  @Test
  void aServiceThatTurnsEverythingAwayIsToldAsThrottled() {
    ssm.failWith(THROTTLED, THROTTLED, THROTTLED, THROTTLED);

    assertThatExceptionOfType(StoreException.Throttled.class).isThrownBy(() -> secrets.get("name"));
  }

  @Test
  void noErrorRepeatsTheValueThatSsmComplainsOf() {
    ssm.failWith(
        new Answer(
            400, "{\"__type\":\"ValidationException\",\"message\":\"Value 'hush' at 'value'\"}"));

    assertThatExceptionOfType(AwsServiceException.class)
        .isThrownBy(() -> secrets.put("name", "hush"))
        .withMessageContaining("ValidationException")
        .withMessageNotContaining("hush");
  }

  private Answer answer(FakeService.Request request) {
    JsonNode body = request.json();
    String name = body.path("Name").asText();
    String value = body.path("Value").asText();
    return switch (request.target()) {
      case "AmazonSSM.GetParameter" ->
          parameters.containsKey(name) ? found(name) : error("ParameterNotFound");
      case "AmazonSSM.PutParameter" -> {
        boolean overwrite = body.path("Overwrite").asBoolean();
        String standing =
            overwrite ? parameters.put(name, value) : parameters.putIfAbsent(name, value);
        yield overwrite || standing == null
            ? Answer.ok("{\"Version\":1}")
            : error("ParameterAlreadyExists");
      }
      case "AmazonSSM.DeleteParameter" ->
          parameters.remove(name) == null ? error("ParameterNotFound") : Answer.ok("{}");
      case "AmazonSSM.GetParametersByPath" -> listed(body);
      default -> error("InvalidAction");
    };
  }

  /** One name an answer. */
  private Answer listed(JsonNode request) {
    List<String> names =
        parameters.keySet().stream()
            .filter(name -> name.startsWith(request.path("Path").asText()))
            .sorted()
            .toList();
    int next = request.path("NextToken").asInt();
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode page = answer.putArray("Parameters");
    names.stream().skip(next).limit(1).forEach(name -> page.addObject().put("Name", name));
    return Answer.ok(
        (next + 1 < names.size() ? answer.put("NextToken", "" + (next + 1)) : answer).toString());
  }

  private Answer found(String name) {
    ObjectNode answer = JSON.createObjectNode();
    answer.putObject("Parameter").put("Name", name).put("Value", parameters.get(name));
    return Answer.ok(answer.toString());
  }

  private static Answer error(String code) {
    return new Answer(400, "{\"__type\":\"" + code + "\"}");
  }
}
