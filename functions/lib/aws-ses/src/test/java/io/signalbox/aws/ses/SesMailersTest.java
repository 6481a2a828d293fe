package io.signalbox.aws.ses;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.aws.AwsPlatforms;
import io.signalbox.aws.FakeAccount;
import io.signalbox.aws.FakeService;
import io.signalbox.aws.FakeService.Answer;
import io.signalbox.aws.Priming;
import io.signalbox.aws.PrimingEvents;
import io.signalbox.store.Environment;
import io.signalbox.store.MailerContract;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SesMailersTest {
  private final FakeService aws = new FakeService(request -> Answer.ok("{}"));
  private final FakeAccount account = new FakeAccount(aws);

  @AfterEach
  void close() {
    account.close();
    aws.close();
  }

  @Test
  void mailsAreSentWithTheConfigurationSet() {
    AwsPlatforms.of(Map.of("MAIL_CONFIGURATION_SET", "events"))
        .mailer()
        .send(MailerContract.EXAMPLE);

    var request = aws.requests().getLast();
    assertThat(request.text())
        .contains("Action=SendRawEmail", "ConfigurationSetName=events")
        .contains("Destinations.member.2=");
    assertThat(request.authorization()).contains("Credential=key/", "/eu-west-1/ses/");
  }

  @Test
  void theMailerOfAPrimingTakesAllWithinTheProcess() {
    String result =
        Priming.once(
            new Environment(Map.of()),
            platform ->
                new Priming.Call<>(
                    (SQSEvent event, Context context) ->
                        platform.mailer().send(MailerContract.EXAMPLE).getClass().getSimpleName(),
                    PrimingEvents.message("")),
            line -> {});

    assertThat(result).isEqualTo("\"Accepted\"");
    assertThat(aws.requests()).isEmpty();
  }
}
