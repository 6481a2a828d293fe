package io.signalbox.deliver.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.peer.MessageDeliveries;
import io.signalbox.delivery.sample.RecordedSteps;
import io.signalbox.delivery.sample.SampleReport;
import io.signalbox.delivery.sample.SampleReport.TakenStep;
import io.signalbox.delivery.sample.Step;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.shim.packet.Header;
import org.jivesoftware.smackx.shim.packet.HeadersExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the test of a destination shows, from a real Prosody. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class XmppSampleTest extends ServerTest {

  @Test
  void aSampleIsMarkedAndShowsEachStep() throws Exception {
    try (Person person = new Person(server, certificates, "person", "p")) {
      Delivery sample = MessageDeliveries.of(destination("xmpp:person@localhost", ""), "sample");

      SampleReport report = test(sample);

      assertThat(report.result()).as(report.answer()).isEqualTo("delivered");
      assertThat(report.steps())
          .extracting(TakenStep::step)
          .containsExactly(
              Step.RESOLVE, Step.CONNECT, Step.TLS, Step.AUTHENTICATE, Step.SEND, Step.ANSWER);
      assertThat(report.peer().orElseThrow().subject()).contains("localhost");
      await().until(() -> person.messages().stream().anyMatch(isOf(sample)));
      Message message = person.messages().stream().filter(isOf(sample)).findFirst().orElseThrow();
      assertThat(HeadersExtension.from(message).getHeaders())
          .extracting(Header::getName, Header::getValue)
          .contains(tuple("Signalbox-Test", "true"));
    }
  }

  @Test
  void theStepThatFailedIsTheLast() {
    SampleReport report =
        test(
            MessageDeliveries.of(
                destination(
                    "xmpp:person@localhost", "'password': {'stored': 'destinations/soc/wrong'}, "),
                "sample"));

    assertThat(report.steps().getLast().step()).isEqualTo(Step.AUTHENTICATE);
    assertThat(report.steps().getLast().isDone()).isFalse();
    assertThat(report.toString()).contains("not-authorized").doesNotContain("w0rse");
  }

  private SampleReport test(Delivery sample) {
    RecordedSteps steps = new RecordedSteps(Clock.systemUTC());
    return steps.report(sample.id(), sender.send(sample, steps));
  }
}
