package io.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.signalbox.aws.FakeService.Answer;
import io.signalbox.aws.FakeService.Request;
import io.signalbox.store.Consistency;
import io.signalbox.store.Environment;
import io.signalbox.store.Key;
import io.signalbox.store.Platform;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwsPlatformTest {
  private final FakeService aws = new FakeService(request -> Answer.ok("{}"));
  private final Platform platform =
      new AwsPlatform(
          new Environment(
              Map.of(
                  "AWS_ENDPOINT_URL", aws.endpoint().toString(),
                  "READERS_TABLE", "Readers-7",
                  "SECRETS_PREFIX", "/signalbox/test/")));
  private final FakeAccount account = new FakeAccount(aws);

  @AfterEach
  void close() {
    account.close();
    aws.close();
  }

  @Test
  void tablesAreKnownByTheirVariables() {
    platform.table("READERS_TABLE").get(new Key("p", "s"), Consistency.STRONG);

    assertThat(last().target()).isEqualTo("DynamoDB_20120810.GetItem");
    assertThat(last().json().path("TableName").asText()).isEqualTo("Readers-7");
    assertThat(last().json().path("ConsistentRead").asBoolean()).isTrue();
    assertThat(last().authorization()).contains("Credential=key/", "/eu-west-1/dynamodb/");
  }

  @Test
  void secretsLieUnderThePrefix() {
    platform.secrets().put("destinations/soc", "value");

    assertThat(last().target()).isEqualTo("AmazonSSM.PutParameter");
    assertThat(last().json().path("Name").asText()).isEqualTo("/signalbox/test/destinations/soc");
    assertThat(last().authorization()).contains("/eu-west-1/ssm/");
  }

  @Test
  void aVariableThatTheTemplateDoesNotSetIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> platform.table("FEEDS_TABLE"))
        .withMessageContaining("FEEDS_TABLE");
  }

  @Test
  void aServiceThatNoJarOfTheFunctionProvidesIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(platform::mailer)
        .withMessageContaining("MailerProvider");
  }

  private Request last() {
    return aws.requests().getLast();
  }
}
