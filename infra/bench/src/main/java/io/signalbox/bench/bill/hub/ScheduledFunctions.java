package io.signalbox.bench.bill.hub;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.signalbox.bench.bill.meter.Meter;
import io.signalbox.control.erasure.EraseHandler;
import io.signalbox.fetch.FetchHandler;
import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.statistics.service.SheetHandler;
import io.signalbox.store.Platform;
import io.signalbox.wake.WakeHandler;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The functions that a schedule calls. */
final class ScheduledFunctions {
  private final Function<ScheduledEvent, @Nullable Void> wake;
  private final Function<ScheduledEvent, @Nullable Void> fetch;
  private final Function<ScheduledEvent, @Nullable Void> erase;
  private final Function<ScheduledEvent, @Nullable Void> sheets;

  /**
   * @param specs the template's functions by their names
   * @param platformLogs whether the template has Lambda log each call
   */
  ScheduledFunctions(
      java.util.function.Function<String, FunctionSpec> specs,
      boolean platformLogs,
      Meter meter,
      Platform platform) {
    this.wake =
        function(specs.apply("WakeFunction"), platformLogs, meter, () -> new WakeHandler(platform));
    this.fetch =
        function(
            specs.apply("FetchFunction"), platformLogs, meter, () -> new FetchHandler(platform));
    this.erase =
        function(
            specs.apply("EraseFunction"), platformLogs, meter, () -> new EraseHandler(platform));
    this.sheets =
        function(
            specs.apply("SheetFunction"), platformLogs, meter, () -> new SheetHandler(platform));
  }

  private static Function<ScheduledEvent, @Nullable Void> function(
      FunctionSpec spec,
      boolean platformLogs,
      Meter meter,
      Supplier<RequestHandler<ScheduledEvent, @Nullable Void>> handler) {
    return new Function<>(spec, platformLogs, meter, ScheduledEvent.class, handler);
  }

  void callEachMinute() {
    fetch.call(0, new ScheduledEvent());
    erase.call(0, new ScheduledEvent());
    wake.call(0, new ScheduledEvent());
  }

  void writeSheets() {
    sheets.call(0, new ScheduledEvent());
  }
}
