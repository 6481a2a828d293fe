package io.signalbox.delivery.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.job.Job;
import io.signalbox.delivery.job.Work;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.envelope.Envelope;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SampleRunTest {
  private final TestHub hub = new TestHub();

  @Test
  void aMarkedEventIsSentPastTheReaders() {
    hub.append(1, 3);
    hub.readers.follow(TestHub.FEED, Group.NONE);
    Reader before = hub.reader();

    SampleReport report = test();

    Envelope sample = hub.receiver.samples().getFirst().envelopes().getFirst().envelope();
    assertThat(sample.payload().field("classification.taxonomy").orElseThrow().asText())
        .isEqualTo("test");
    assertThat(sample.payload().field("event_description.text").orElseThrow().asText())
        .startsWith("TEST");
    assertThat(report.delivery()).isEqualTo(hub.receiver.samples().getFirst().id().toString());
    assertThat(report.result()).isEqualTo("delivered");
    assertThat(report.answer()).isEqualTo("200");
    assertThat(report.steps())
        .extracting(SampleReport.TakenStep::step, SampleReport.TakenStep::isDone)
        .containsExactly(tuple(Step.SEND, true));
    assertThat(hub.reader()).as("no cursor moves").isEqualTo(before);
    assertThat(
            new DeliveryLog(hub.store.table("Deliveries"), hub.clock, TestHub.RETENTION)
                .newest(TestHub.FEED, new Position(9, 0), 10))
        .isEmpty();
  }

  @Test
  void aFailedTestSaysAtWhichStepAndLeavesTheDestinationsStateAlone() {
    hub.receiver.answersOnce(new Outcome.Failed("503"));

    SampleReport report = test();

    assertThat(report.result()).isEqualTo("failed");
    assertThat(report.answer()).isEqualTo("503");
    assertThat(report.steps())
        .extracting(SampleReport.TakenStep::step, SampleReport.TakenStep::isDone)
        .containsExactly(tuple(Step.SEND, false));
    assertThat(hub.state().isOpen()).isTrue();
  }

  @Test
  void aPausedDestinationCanBeTested() {
    hub.pause("they move house");

    assertThat(test().result()).isEqualTo("delivered");
    assertThat(hub.state().isPaused()).isTrue();
  }

  private SampleReport test() {
    Job begun =
        hub.control()
            .begin(TestHub.FEED.destination(), new Work.SendSample(), TestHub.request("test"));
    hub.deliverHinted();
    Job done = hub.control().job(begun.id()).orElseThrow();
    assertThat(done.isFinished()).isTrue();
    return Objects.requireNonNull(done.report());
  }
}
