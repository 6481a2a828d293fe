package io.signalbox.deliver.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.peer.MessageDeliveries;
import io.signalbox.delivery.sample.RecordedSteps;
import io.signalbox.delivery.sample.SampleReport;
import io.signalbox.delivery.sample.SampleReport.TakenStep;
import io.signalbox.delivery.sample.Step;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the test of a destination shows, from a real RabbitMQ. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class AmqpSampleTest extends BrokerTest {

  @Test
  void aSampleIsMarkedAndShowsEachStep() throws Exception {
    String ca = "'tls': {'ca': '%s'}, ".formatted(escaped(certificates.text("ca.pem")));
    try (Messages receiver = new Messages(broker.port(), "/")) {
      receiver.queue("sampled", Map.of());

      SampleReport report = test(ca + "'routingKey': 'sampled', " + PLAIN);

      assertThat(report.result()).as(report.answer()).isEqualTo("delivered");
      assertThat(report.steps())
          .extracting(TakenStep::step)
          .containsExactly(
              Step.RESOLVE, Step.CONNECT, Step.TLS, Step.AUTHENTICATE, Step.SEND, Step.ANSWER);
      assertThat(report.steps()).allMatch(TakenStep::isDone);
      assertThat(report.peer().orElseThrow().subject()).contains("localhost");
      assertThat(only(receiver.read("sampled")).getProps().getHeaders())
          .containsKey("Signalbox-Test");
    }
  }

  @Test
  void theStepThatFailedIsTheLast() {
    SampleReport login =
        test(
            "'tls': {'ca': '%s'}, ".formatted(escaped(certificates.text("ca.pem")))
                + "'routingKey': 'x', 'authentication': {'user': 'guest', 'password': {'stored':"
                + " 'destinations/soc/wrong'}}");
    assertThat(login.steps().getLast().step()).isEqualTo(Step.AUTHENTICATE);
    assertThat(login.steps().getLast().isDone()).isFalse();
    assertThat(login.toString()).contains("wrong user").doesNotContain("h0rse");

    SampleReport stranger = test("'routingKey': 'x', " + PLAIN);
    assertThat(stranger.steps().getLast().step()).isEqualTo(Step.TLS);
    assertThat(stranger.peer()).as("whom the hub does not trust").isPresent();
  }

  private SampleReport test(String amqp) {
    RecordedSteps steps = new RecordedSteps(Clock.systemUTC());
    Delivery sample =
        MessageDeliveries.of(
            MessageDeliveries.destination("amqp", "amqps://localhost:" + broker.tlsPort(), amqp),
            "sample");
    return steps.report(sample.id(), sender.send(sample, steps));
  }
}
