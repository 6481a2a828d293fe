package io.signalbox.simulation.hub;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Duration;
import org.joda.time.DateTime;

/** Invokes a function again and again. */
final class Schedule {
  private final Invocations<ScheduledEvent, Boolean> function;
  private final Duration every;
  private final World world;
  private boolean stopped = true;

  Schedule(Invocations<ScheduledEvent, Boolean> function, Duration every, World world) {
    this.function = function;
    this.every = every;
    this.world = world;
  }

  void start() {
    stopped = false;
    goOn();
  }

  void stop() {
    stopped = true;
  }

  private void goOn() {
    if (!stopped) {
      ScheduledEvent event = new ScheduledEvent();
      event.setTime(new DateTime(world.simulator().now().toEpochMilli()));
      function.invoke(event, ended -> {});
      world.simulator().after(every, this::goOn);
    }
  }
}
