package io.signalbox.bench.bill;

import io.signalbox.bench.bill.engine.Engines;
import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import io.signalbox.bench.bill.meter.Charge;
import io.signalbox.bench.bill.meter.Line;
import io.signalbox.bench.bill.scenario.Scenario;
import io.signalbox.bench.bill.scenario.Scenarios;
import io.signalbox.runtime.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs scenarios on the project's template and prices. */
final class Runs {
  /** Enough for the figures of many to stay as they are within a percent. */
  private static final int EVENTS = 1_000;

  private final Template template;
  private final IdleParts idle;
  private final PriceList prices;
  private final AtomicInteger hubs = new AtomicInteger();

  Runs(Path root) throws IOException {
    Path file = root.resolve("template.yaml");
    this.template = Template.read(file, Map.of("AllowLoopback", "true"));
    this.idle = new IdleParts(file);
    this.prices = PriceList.read(root.resolve("infra/bench/prices.json"));
  }

  List<Scenario> scenarios(Engines engines) {
    return Scenarios.all(
        engines.receiver(), idle.pollers(), idle.alarmMetrics(), idle.webAclRules());
  }

  PriceList prices() {
    return prices;
  }

  Bill bill(Scenario scenario, Engines engines) throws IOException, InterruptedException {
    return scenario.bill(
        () ->
            new Hub(
                scenario.name() + hubs.incrementAndGet(), template, idle.platformLogs(), engines),
        EVENTS);
  }

  /** The bill for people. */
  String told(Scenario scenario, Bill bill) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%n%s. $%.3f counted, $%.3f computing, $%.3f waiting, for a %s%n"
            .formatted(
                scenario.name(),
                prices.dollars(bill, Charge::isCounted),
                prices.dollars(bill, charge -> charge == Charge.COMPUTE_GB_SECONDS),
                prices.dollars(bill, charge -> charge == Charge.WAITING_GB_SECONDS),
                scenario.text()));
    if (scenario.isMonth()) {
      text.append(
          String.format(
              Locale.ROOT,
              "   $%.3f after the free allotments of an account%n",
              prices.dollarsAfterFree(bill)));
    }
    for (Line line : bill.sorted()) {
      double count = bill.lines().getOrDefault(line, 0.0);
      double dollars = prices.dollars(line.charge(), count);
      if (dollars >= 0.0005) {
        text.append(
            String.format(
                Locale.ROOT,
                "   $%7.4f %,15.0f %-28s %s: %s%n",
                dollars,
                count,
                line.charge().text(),
                line.function(),
                line.what()));
      }
    }
    return text.toString();
  }
}
