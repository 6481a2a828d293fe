package io.signalbox.deployment;

import io.signalbox.delivery.destination.DestinationState;
import io.signalbox.delivery.destination.DestinationState.Pause;
import io.signalbox.delivery.destination.DestinationStates;
import io.signalbox.local.LocalHub;
import io.signalbox.runtime.lambda.FunctionFailure;
import io.signalbox.runtime.platform.Access;
import java.time.Clock;
import java.util.Random;
import java.util.Set;

/** Has the hub look at destinations while all is well, and once it has paused some. */
final class WatchRun {
  private WatchRun() {}

  static void run(LocalHub hub, Clock clock) {
    call(hub, "WakeFunction");
    DestinationStates states = new DestinationStates(hub.table("Readers"), new Random(1));
    Pause pause = new Pause(DestinationState.HUB, clock.instant(), "It took nothing for a week.");
    RunSettings.oneForEachMinute()
        .forEach(name -> states.change(name, state -> state.paused(pause)));
    call(hub, "WakeFunction");
  }

  /** Wakes until a queue has had a hint: a digest's reader is there when its feed has begun. */
  static void callUntilHinted(LocalHub hub, Set<Access> accesses, String queue) {
    FullRun.eventually()
        .alias("a hint to " + queue)
        .until(
            () -> {
              call(hub, "WakeFunction");
              return isDone(accesses, "WakeFunction", "sqs:SendMessage", queue);
            });
  }

  /** Whether a function has done something to what is named so. */
  static boolean isDone(Set<Access> accesses, String function, String action, String resource) {
    return accesses.stream()
        .anyMatch(
            access ->
                access.function().equals(function)
                    && access.action().equals(action)
                    && access.resource().endsWith(resource));
  }

  /** Calls a function as its schedule does. */
  static void call(LocalHub hub, String function) {
    try {
      hub.callScheduled(function);
    } catch (FunctionFailure failure) {
      throw new AssertionError(failure);
    }
  }
}
