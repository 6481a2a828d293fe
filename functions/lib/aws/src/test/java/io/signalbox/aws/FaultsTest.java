package io.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.aws.FakeService.Answer;
import io.signalbox.aws.FakeService.Request;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What callers are told when a service is throttled, away, or does a part of what was asked. */
class FaultsTest {
  private static final Answer THROTTLED =
      new Answer(
          400,
          "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}");
  private static final Answer BROKEN =
      new Answer(500, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\"}");
  private static final Draft DRAFT = Draft.of(new Key("p", "s"), Body.ofText("body"));
  private static final Answer STANDING =
      Answer.ok(
          "{\"Item\":{"
              + "\"p\":{\"S\":\"p\"},\"s\":{\"S\":\"s\"},"
              + "\"v\":{\"N\":\"1\"},\"b\":{\"B\":\"Ym9keQ==\"}}}");

  private final Attempts attempts = new Attempts(new Random());
  private final FakeService service = new FakeService(FaultsTest::answer);
  private final Table table =
      new DynamoTable("Things", service.client(DynamoDbClient.builder()), attempts);

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void aRequestThatIsThrottledForAMomentSucceeds() {
    service.failWith(THROTTLED, THROTTLED, Answer.none());

    assertThat(table.get(DRAFT.key(), Consistency.STRONG)).isPresent();
    assertThat(service.requests()).hasSize(4);
  }

  @Test
  void aWriteThatWasTurnedAwayEveryTimeDidNothing() {
    service.failWith(THROTTLED, THROTTLED, THROTTLED, THROTTLED);

    assertThatExceptionOfType(StoreException.Throttled.class)
        .isThrownBy(() -> table.insertIfAbsent(DRAFT));
  }

  @Test
  void aWriteThatWasNotAnsweredOnceMayHaveHappenedThoughItWasTurnedAwayAfterwards() {
    service.failWith(Answer.none(), THROTTLED, THROTTLED, THROTTLED);

    assertThatExceptionOfType(StoreException.Unavailable.class)
        .isThrownBy(() -> table.insertIfAbsent(DRAFT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.amazon.coral.service#AccessDeniedException",
        "com.amazon.coral.service#UnrecognizedClientException",
        "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
        "com.amazonaws.dynamodb.v20120810#KMSAccessDeniedException"
      })
  void aRefusalOfTheHubItselfIsToldAtOnceAndIsNotTheRequestsFault(String type) {
    service.failWith(new Answer(400, "{\"__type\":\"%s\"}".formatted(type)));

    assertThatExceptionOfType(StoreException.Denied.class)
        .isThrownBy(() -> table.insertIfAbsent(DRAFT));
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void aRefusalOfTheRequestIsTheRequestsFault() {
    service.failWith(
        new Answer(400, "{\"__type\":\"com.amazon.coral.validate#ValidationException\"}"));

    assertThatExceptionOfType(AwsServiceException.class)
        .isThrownBy(() -> table.insertIfAbsent(DRAFT));
  }

  @Test
  void aServiceThatIsBrokenIsUnavailable() {
    service.failWith(BROKEN, BROKEN, BROKEN, BROKEN);

    assertThatExceptionOfType(StoreException.Unavailable.class)
        .isThrownBy(() -> table.replaceIfVersion(DRAFT, 1));
  }

  @Test
  void aServiceThatCannotBeReachedDidNothing() {
    service.close();

    assertThatExceptionOfType(StoreException.Throttled.class)
        .isThrownBy(() -> table.deleteIfVersion(DRAFT.key(), 1));
  }

  @Test
  void keysThatABatchLeavesUnprocessedAreAskedForAgain() {
    List<Key> keys = IntStream.range(0, 7).mapToObj(n -> new Key("p", "s" + n)).toList();

    assertThat(table.getAll(keys, Consistency.EVENTUAL)).containsOnlyKeys(keys);
    assertThat(service.requests()).hasSize(7);
  }

  @Test
  void keysThatAreLeftUnprocessedForEverAreThrottled() {
    Answer nothing =
        Answer.ok(
            "{\"Responses\":{},\"UnprocessedKeys\":{\"Things\":{\"Keys\":"
                + "[{\"p\":{\"S\":\"p\"},\"s\":{\"S\":\"s\"}}]}}}");
    service.failWith(nothing, nothing, nothing, nothing);

    assertThatExceptionOfType(StoreException.Throttled.class)
        .isThrownBy(() -> table.getAll(List.of(DRAFT.key()), Consistency.EVENTUAL));
  }

  private static Answer answer(Request request) {
    return switch (request.target()) {
      case "DynamoDB_20120810.BatchGetItem" -> firstKeyOnly(request.json());
      default -> STANDING;
    };
  }

  private static Answer firstKeyOnly(JsonNode request) {
    List<String> keys = new ArrayList<>();
    request.path("RequestItems").path("Things").path("Keys").forEach(key -> keys.add("" + key));
    String item =
        keys.getFirst().replaceFirst("}$", ",\"v\":{\"N\":\"1\"},\"b\":{\"B\":\"Ym9keQ==\"}}");
    String rest = String.join(",", keys.subList(1, keys.size()));
    String unprocessed = rest.isEmpty() ? "" : "\"Things\":{\"Keys\":[" + rest + "]}";
    return Answer.ok(
        "{\"Responses\":{\"Things\":[" + item + "]},\"UnprocessedKeys\":{" + unprocessed + "}}");
  }
}
