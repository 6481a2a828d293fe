package io.signalbox.runtime.lambda;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.signalbox.runtime.template.EventSource;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.time.DateTime;

/** Calls a function at a fixed rate, at first as soon as the hub has started. */
final class SchedulePoller implements Poller {
  private static final System.Logger LOGGER = System.getLogger(SchedulePoller.class.getName());

  private final EventSource.Schedule source;
  private final LocalFunction function;
  private final InFlight inFlight;
  private final WorkRecord record;
  private final Clock clock;

  SchedulePoller(
      EventSource.Schedule source,
      LocalFunction function,
      InFlight inFlight,
      WorkRecord record,
      Clock clock) {
    this.source = source;
    this.function = function;
    this.inFlight = inFlight;
    this.record = record;
    this.clock = clock;
  }

  @Override
  public void poll() throws InterruptedException {
    switch (record.admit(function.spec().name())) {
      case WorkRecord.Admission.Later(Duration delay) -> Thread.sleep(delay);
      case WorkRecord.Admission.Begun(WorkRecord.Entry entry, _) -> {
        long next = System.nanoTime() + source.every().toNanos();
        inFlight.run(() -> tick(entry));
        Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
      }
    }
  }

  private void tick(WorkRecord.Entry entry) {
    try (entry) {
      ScheduledEvent event = new ScheduledEvent();
      event.setId(UUID.randomUUID().toString());
      event.setSource("aws.events");
      event.setDetailType("Scheduled Event");
      event.setTime(new DateTime(clock.millis()));
      event.setResources(List.of());
      event.setDetail(Map.of());
      function.invoke(event);
    } catch (FunctionFailure failure) {
      LOGGER.log(Level.WARNING, "A scheduled call failed; the next one comes", failure);
    }
  }
}
