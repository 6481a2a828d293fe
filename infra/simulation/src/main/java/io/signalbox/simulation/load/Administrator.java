package io.signalbox.simulation.load;

import io.signalbox.simulation.engine.Calls;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.engine.Trace;
import io.signalbox.simulation.hub.Hub;
import io.signalbox.simulation.load.Scenario.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Somebody who changes a hub's settings while it has work. */
final class Administrator {
  /**
   * From a change on, until nobody acts by what was before: settings are cached for 20 seconds, and
   * a batch that has begun sends for 30. It is so only where no call is late.
   */
  private static final Duration CHANGE_IS_KNOWN = Duration.ofSeconds(100);

  private static final Duration CHANGE_LASTS = Duration.ofMinutes(5);

  private final Scenario scenario;
  private final Hub hub;
  private final Receivers receivers;
  private final SimulatedProcess self;
  private final Trace trace;
  private final Instant lateSince;
  private final SettingsText settings;
  private final Map<String, Instant> since = new HashMap<>();

  /**
   * @param lateSince from when on the destination that comes later is to have everything
   */
  Administrator(
      Scenario scenario,
      Hub hub,
      Receivers receivers,
      SimulatedProcess self,
      Trace trace,
      Instant lateSince) {
    this.scenario = scenario;
    this.hub = hub;
    this.receivers = receivers;
    this.self = self;
    this.trace = trace;
    this.lateSince = lateSince;
    this.settings = SettingsText.of(scenario);
    since.put(SettingsText.LATE, lateSince);
  }

  /** For destinations that were not always there, from when on they must have all. */
  Map<String, Instant> since() {
    return Map.copyOf(since);
  }

  void addLate() {
    settings.withLate(scenario, lateSince).store(hub);
  }

  void changeAndTakeBack() {
    settings.changed(scenario).store(hub);
    trace.say(() -> SettingsText.CHANGED + " is changed: " + scenario.change());
    self.pause(CHANGE_IS_KNOWN);
    if (scenario.change() == Change.REMOVED && scenario.faultRate() == 0) {
      receivers.expectNothingFor(SettingsText.CHANGED);
    }
    self.pause(CHANGE_LASTS);
    receivers.expectAll();
    settings.restored(scenario).store(hub);
    if (scenario.change() == Change.REMOVED) {
      // A frozen process may route by the settings without it for as long as that.
      since.put(
          SettingsText.CHANGED, self.clock().instant().plus(Calls.LONGEST).plus(CHANGE_IS_KNOWN));
    }
    trace.say(() -> SettingsText.CHANGED + " is as it was");
  }
}
