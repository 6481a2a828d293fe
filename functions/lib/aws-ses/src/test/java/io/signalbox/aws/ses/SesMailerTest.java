package io.signalbox.aws.ses;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.aws.FakeService;
import io.signalbox.aws.FakeService.Answer;
import io.signalbox.store.Body;
import io.signalbox.store.Mailer;
import io.signalbox.store.Mailer.Mail;
import io.signalbox.store.Mailer.Result;
import io.signalbox.store.MailerContract;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ses.SesClient;

class SesMailerTest implements MailerContract {
  private final FakeService ses = new FakeService(SesMailerTest::accept);
  private final Mailer mailer =
      new SesMailer(ses.client(SesClient.builder()), Optional.of("mail-events"));

  @Override
  public Mailer mailer() {
    return mailer;
  }

  @Override
  public List<Mail> sent() {
    return ses.requests().stream().map(request -> mail(form(request))).toList();
  }

  @AfterEach
  void close() {
    ses.close();
  }

  @Test
  void theConfigurationSetThatReportsBouncesIsNamed() {
    mailer.send(EXAMPLE);

    assertThat(form(ses.requests().getFirst()))
        .containsEntry("ConfigurationSetName", "mail-events")
        .containsEntry("Action", "SendRawEmail");
  }

  @Test
  void recipientsSeeTheIdThatSesGives() {
    var accepted = (Result.Accepted) mailer.send(EXAMPLE);
    assertThat(accepted.header())
        .contains("<" + accepted.messageId() + "@eu-central-1.amazonses.com>");
  }

  /** The table in {@link SesErrors}, row by row. */
  @ParameterizedTest
  @CsvSource({
    "400, MessageRejected, Message contains a virus, ContentRefused",
    "400, MessageRejected, Email address is not verified: hub@cert.example, AccountRefused",
    "400, MessageRejected, Sending suspended for this account, HubRefused",
    "400, InvalidParameterValue, Missing end of header, ContentRefused",
    "400, InvalidParameterValue, Missing final '@domain', AccountRefused",
    "400, InvalidParameterValue, Header is not valid: 'daily message quota', ContentRefused",
    "400, InvalidParameterValue, Header is not valid: 'sending paused', ContentRefused",
    "400, ValidationError, why, ContentRefused",
    "413, RequestEntityTooLarge, why, ContentRefused",
    "400, MailFromDomainNotVerifiedException, why, AccountRefused",
    "400, Throttling, Maximum sending rate exceeded, Deferred",
    "400, Throttling, Daily message quota exceeded, HubRefused",
    "400, LimitExceededException, why, HubRefused",
    "400, AccountSendingPausedException, why, HubRefused",
    "400, ConfigurationSetDoesNotExist, why, HubRefused",
    "400, ConfigurationSetSendingPausedException, why, HubRefused",
    "400, AnythingElse, why, Deferred",
    "403, AccessDenied, why, HubRefused",
    "403, ExpiredToken, why, HubRefused",
    "403, AnyOtherOfTheKind, why, HubRefused",
    "400, RequestExpired, why, HubRefused",
    "400, KMSAccessDeniedException, why, HubRefused",
    "500, InternalFailure, why, Unknown",
    "503, ServiceUnavailable, why, Unknown"
  })
  void anErrorSaysWhomItIsAbout(int status, String code, String text, String expected) {
    ses.failWith(
        new Answer(
            status,
            "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>"
                    .formatted(code, text)
                + "<RequestId>1</RequestId></ErrorResponse>"));

    Result result = mailer.send(EXAMPLE);

    assertThat(result.getClass().getSimpleName()).isEqualTo(expected);
    assertThat(result.toString()).contains(code).contains(text);
    assertThat(ses.requests()).hasSize(1);
  }

  @Test
  void aConnectionThatIsClosedBeforeTheAnswerLeavesItUnknownAndIsNotTriedAgain() {
    ses.failWith(Answer.none(), Answer.none());

    assertThat(mailer.send(EXAMPLE)).isInstanceOf(Result.Unknown.class);
    assertThat(ses.requests()).hasSize(1);
  }

  @Test
  void anAnswerThatDoesNotComeInTimeLeavesItUnknown() {
    ses.failWith(Answer.never());

    assertThat(mailer.send(EXAMPLE)).isInstanceOf(Result.Unknown.class);
  }

  @Test
  void aServiceThatCannotBeReachedLeavesTheMailForLater() {
    ses.close();

    assertThat(mailer.send(EXAMPLE)).isInstanceOf(Result.Deferred.class);
  }

  private static Answer accept(FakeService.Request request) {
    return Answer.ok(
        "<SendRawEmailResponse><SendRawEmailResult><MessageId>%s</MessageId></SendRawEmailResult>"
                .formatted(UUID.randomUUID())
            + "<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></SendRawEmailResponse>");
  }

  private static Mail mail(Map<String, String> form) {
    List<String> recipients = new ArrayList<>();
    for (int number = 1; form.containsKey("Destinations.member." + number); number++) {
      recipients.add(form.getOrDefault("Destinations.member." + number, ""));
    }
    byte[] content = Base64.getDecoder().decode(form.getOrDefault("RawMessage.Data", ""));
    return new Mail(form.getOrDefault("Source", ""), recipients, Body.of(content));
  }

  private static Map<String, String> form(FakeService.Request request) {
    Map<String, String> form = new HashMap<>();
    for (String pair : request.text().split("&", -1)) {
      int equals = pair.indexOf('=');
      form.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return form;
  }
}
