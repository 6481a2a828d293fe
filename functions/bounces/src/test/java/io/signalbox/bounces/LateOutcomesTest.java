package io.signalbox.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SES tells of a mail reaches the mail's delivery. */
class LateOutcomesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:30:00Z");
  private static final FeedId FEED = new FeedId("isp", "");
  private static final ReaderId MAIN = ReaderId.main(FEED);
  private static final Position FROM = new Position(1, 0);
  private static final Position TO = new Position(3, 0);

  private final BounceHub hub = new BounceHub(Clock.fixed(NOW, ZoneOffset.UTC));
  private final Readers readers = hub.readers;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'notificationType':'Bounce','bounce':{'bounceType':'Transient','bounceSubType':'AttachmentRejected','bouncedRecipients':[{'emailAddress':'a@isp.example'}]},",
        "{'notificationType':'Bounce','bounce':{'bounceType':'Transient','bounceSubType':'MessageTooLarge','bouncedRecipients':[{'emailAddress':'a@isp.example'}]},",
        "{'notificationType':'Bounce','bounce':{'bounceType':'Transient','bounceSubType':'General','bouncedRecipients':[{'emailAddress':'a@isp.example','action':'failed','status':'5.3.0','diagnosticCode':'smtp;"
            + " 550 5.3.0 denied'}]},",
        "{'notificationType':'Bounce','bounce':{'bounceType':'Permanent','bounceSubType':'General','bouncedRecipients':[{'emailAddress':'no"
            + " address'}]},",
        "{'eventType':'Bounce','bounce':{'bouncedRecipients':[{'emailAddress':'a@isp.example'}]},",
        "{'eventType':'Reject','reject':{'reason':'Bad content'},",
        "{'eventType':'Rendering Failure','failure':{'errorMessage':'Attribute"
            + " x','templateName':'t'},",
      })
  void aMailThatCameBackIsSetAsideAndSeen(String event) {
    sent("m1");

    assertThat(isDone(event + "'mail':{'messageId':'m1'}}")).isTrue();
    assertThat(isDone(event + "'mail':{'messageId':'m1'}}")).as("told twice").isTrue();

    assertThat(results()).containsExactly(Result.RETURNED, Result.DELIVERED);
    assertThat(aside()).hasSize(1);
    Reader reader = aside().getFirst();
    assertThat(reader.isPaused()).isTrue();
    assertThat(reader.cursor()).isEqualTo(FROM);
    assertThat(reader.until()).isEqualTo(TO);
  }

  @Test
  void whatIsToldAgainAfterItWasReplayedIsNotSetAsideAnew() {
    sent("m1");
    String event = "{'eventType':'Reject','reject':{'reason':'Bad'},'mail':{'messageId':'m1'}}";
    isDone(event);
    sendAside();

    assertThat(isDone(event)).isTrue();
    assertThat(aside()).isEmpty();
  }

  @Test
  void whatADeadFunctionSetAsideAndWasSentSinceIsNotSetAsideAnew() {
    sent("m1");
    String event = "{'eventType':'Reject','reject':{'reason':'Bad'},'mail':{'messageId':'m1'}}";
    isDone(event);
    hub.forgetLateOutcomes(FEED.destination());
    sendAside();

    assertThat(isDone(event)).isTrue();
    assertThat(aside()).isEmpty();
    assertThat(results()).contains(Result.RETURNED);
  }

  private void sendAside() {
    readers.end(readers.find(aside().getFirst().id()).orElseThrow(), NOW);
  }

  @Test
  void aMailIsLostOnlyWhenItReachedNobody() {
    sent("m1");
    String event =
        "{'notificationType':'Bounce','bounce':{'bounceType':'Permanent','bouncedRecipients':[{'emailAddress':'%s'}]},"
            + "'mail':{'messageId':'m1','destination':['a@isp.example','b@isp.example']}}";

    isDone(event.formatted("a@isp.example"));
    isDone(event.formatted("A@isp.example"));
    assertThat(aside()).isEmpty();

    isDone(event.formatted("b@isp.example"));
    assertThat(aside()).hasSize(1);
  }

  /** A mailbox that is named twice bounces once. */
  @Test
  void aRecipientThatIsNamedTwiceIsOne() {
    sent("m1");

    isDone(
        "{'notificationType':'Bounce','bounce':{'bounceType':'Permanent','bouncedRecipients':[{'emailAddress':'a@isp.example'}]},"
            + "'mail':{'messageId':'m1','destination':['a@isp.example','A@ISP.example','a@isp.example']}}");

    assertThat(aside()).hasSize(1);
  }

  /** One mailbox that is told of under several spellings is one. */
  @Test
  void aRecipientThatIsSpelledInSeveralWaysIsOne() {
    sent("m1");
    String event =
        "{'notificationType':'Bounce','bounce':{'bounceType':'Transient','bouncedRecipients':[{'emailAddress':'%s'}]},"
            + "'mail':{'messageId':'m1','destination':['soc@bücher.example','b@isp.example']}}";

    isDone(event.formatted("soc@xn--bcher-kva.example"));
    isDone(event.formatted("SOC@Bücher.example"));
    isDone(event.formatted("The SOC <soc@bücher.example>"));
    assertThat(aside()).isEmpty();

    isDone(event.formatted("b@isp.example"));
    assertThat(aside()).hasSize(1);
  }

  @Test
  void whatAServerSaidIsKeptInShortAndWithoutTheAddress() {
    sent("m1");
    assertThat(
            isDone(
                ("{'eventType':'Bounce','bounce':{'bounceType':'Permanent','bouncedRecipients':[{'emailAddress':'a@isp.example','diagnosticCode':'550"
                     + " 5.1.1 <a@isp.example>: \\u001b[31munknown"
                     + " %s'}]},'mail':{'messageId':'m1'}}")
                    .formatted("0123456789".repeat(24_000))))
        .isTrue();

    String answer =
        hub.log.newest(FEED, TO, 10).stream()
            .filter(record -> record.result() == Result.RETURNED)
            .map(DeliveryRecord::answer)
            .collect(Collectors.joining());
    assertThat(answer)
        .startsWith("Permanent/; 550 5.1.1 <[redacted]>: [31munknown 0123")
        .hasSizeLessThan(600);
    assertThat(aside()).hasSize(1);
  }

  @Test
  void whatWasReceivedDelayedOrComplainedOfIsNotLost() {
    sent("m1");
    String mail = "'mail':{'messageId':'m1','destination':['a@isp.example']}}";

    isDone(
        "{'eventType':'Delivery','delivery':{'timestamp':'2026-11-22T04:27:01.000Z','recipients':['a@isp.example']},"
            + mail);
    isDone(
        "{'eventType':'DeliveryDelay','deliveryDelay':{'timestamp':'2026-11-22T04:27:02.000Z','delayType':'MailboxFull','delayedRecipients':[{'emailAddress':'a@isp.example'}]},"
            + mail);
    isDone(
        "{'eventType':'Complaint','complaint':{'timestamp':'2026-11-22T04:27:03.000Z','complainedRecipients':[{'emailAddress':'a@isp.example'}]},"
            + mail);

    assertThat(results())
        .containsExactlyInAnyOrder(
            Result.DELIVERED, Result.RECEIVED, Result.DELAYED, Result.COMPLAINED);
    assertThat(aside()).isEmpty();
  }

  @Test
  void anOutcomeThatComesBeforeTheMailIsNotedIsToldAgain() {
    String event =
        "{'eventType':'Reject','reject':{'reason':'Bad"
            + " content'},'mail':{'messageId':'m1','timestamp':'%s'}}";

    assertThat(isDone(event.formatted("2026-11-22T04:29:59.000Z"))).isFalse();
    assertThat(isDone(event.formatted("2026-11-22T04:00:00.000Z"))).as("not of here").isTrue();
    sent("m1");
    assertThat(isDone(event.formatted("2026-11-22T04:29:59.000Z"))).isTrue();
    assertThat(aside()).hasSize(1);
  }

  private void sent(String messageId) {
    hub.sent(MAIN, Group.NONE, FROM, TO, messageId);
  }

  private List<Result> results() {
    return hub.log.newest(FEED, TO, 100).stream()
        .map(DeliveryRecord::result)
        .sorted(java.util.Comparator.reverseOrder())
        .toList();
  }

  private List<Reader> aside() {
    return readers.ofDestination("isp").stream().filter(reader -> reader.id().isAside()).toList();
  }

  private boolean isDone(String event) {
    return hub.isDone(event.replace('\'', '"'));
  }
}
