package io.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.signalbox.aws.FakeService.Answer;
import io.signalbox.aws.FakeService.Request;
import io.signalbox.store.Consistency;
import io.signalbox.store.Environment;
import io.signalbox.store.Key;
import io.signalbox.store.MailerContract;
import io.signalbox.store.MessageQueue.Message;
import io.signalbox.store.Platform;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AwsPlatformTest {
  private final FakeService aws = new FakeService(request -> Answer.ok("{}"));
  private final Platform platform =
      new AwsPlatform(
          new Environment(
              Map.of(
                  "AWS_ENDPOINT_URL", aws.endpoint().toString(),
                  "READERS_TABLE", "Readers-7",
                  "MAIL_QUEUE", aws.endpoint() + "/1/mail",
                  "MAIL_CONFIGURATION_SET", "events",
                  "SECRETS_PREFIX", "/signalbox/test/")));
  private final Properties before = new Properties();

  /** What the SDK itself reads from the process's variables, it reads from properties too. */
  @BeforeEach
  void describeAccount() {
    before.putAll(System.getProperties());
    System.setProperty("aws.endpointUrl", aws.endpoint().toString());
    System.setProperty("aws.region", "eu-west-1");
    System.setProperty("aws.accessKeyId", "key");
    System.setProperty("aws.secretAccessKey", "secret");
  }

  @AfterEach
  void forgetAccount() {
    System.setProperties(before);
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
  void queuesAreKnownByTheirVariables() {
    platform.queue("MAIL_QUEUE").send(List.of(Message.now("hint")));

    assertThat(last().target()).isEqualTo("AmazonSQS.SendMessageBatch");
    assertThat(last().json().path("QueueUrl").asText()).endsWith("/1/mail");
  }

  @Test
  void mailsAreSentWithTheConfigurationSet() {
    platform.mailer().send(MailerContract.EXAMPLE);

    assertThat(last().text())
        .contains("Action=SendRawEmail", "ConfigurationSetName=events")
        .contains("Destinations.member.2=");
    assertThat(last().authorization()).contains("/eu-west-1/ses/");
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

  private Request last() {
    return aws.requests().getLast();
  }
}
