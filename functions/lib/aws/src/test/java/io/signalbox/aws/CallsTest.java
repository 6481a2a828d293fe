package io.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.aws.FakeService.Answer;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Which of AWS's calls an operation makes: one kind each, the one whose permission the local hub
 * asks for, so that a run there shows what a function must be allowed on AWS.
 */
class CallsTest {
  private static final Draft DRAFT = Draft.of(new Key("p", "s"), Body.ofText("body"));

  private final Attempts attempts = new Attempts(new Random());
  private final FakeService service = new FakeService(request -> Answer.ok("{}"));
  private final DueTable table =
      new DynamoTable("Things", service.client(DynamoDbClient.builder()), attempts);

  @AfterEach
  void close() {
    service.close();
  }

  private void assertCalls(String call, Runnable operation) {
    int before = service.requests().size();
    operation.run();
    assertThat(service.requests().subList(before, service.requests().size()))
        .isNotEmpty()
        .extracting(FakeService.Request::target)
        .allMatch(target -> target.endsWith("." + call));
  }

  @Test
  void anOperationOfATableIsOneCall() {
    assertCalls("GetItem", () -> table.get(DRAFT.key(), Consistency.STRONG));
    assertCalls("BatchGetItem", () -> table.getAll(List.of(DRAFT.key()), Consistency.EVENTUAL));
    assertCalls("PutItem", () -> table.insertIfAbsent(DRAFT));
    assertCalls("PutItem", () -> table.replaceIfVersion(DRAFT, 1));
    assertCalls("DeleteItem", () -> table.deleteIfVersion(DRAFT.key(), 1));
    assertCalls("Query", () -> table.query(Range.ascending("p", 10), Consistency.STRONG));
    assertCalls("Query", () -> table.due(Instant.EPOCH, 10));
  }

  @Test
  void anOperationOnASecretIsOneCall() {
    Secrets secrets =
        new SsmSecrets(
            "/signalbox/test/",
            new SsmRequests(
                service.endpoint(),
                "eu-central-1",
                LocalDynamo.CREDENTIALS,
                UrlConnectionHttpClient.create()),
            attempts);
    assertCalls("GetParameter", () -> secrets.get("token"));
    assertCalls("PutParameter", () -> secrets.put("token", "value"));
    assertCalls("PutParameter", () -> secrets.putIfAbsent("token", "value"));
    assertCalls("DeleteParameter", () -> secrets.delete("token"));
  }
}
