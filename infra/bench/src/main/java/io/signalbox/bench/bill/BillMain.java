package io.signalbox.bench.bill;

import io.signalbox.bench.RunsOn;
import io.signalbox.bench.bill.engine.Engines;
import io.signalbox.bench.bill.meter.Bill;
import io.signalbox.bench.bill.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes out the bill of each scenario. */
public final class BillMain {
  private static final String KEEP = "--keep";

  private BillMain() {}

  /** The project's folder; then letters of scenarios, or none for all. */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    List<String> wanted = new ArrayList<>(List.of(args).subList(1, args.length));
    boolean keep = wanted.remove(KEEP);
    Runs runs = new Runs(root);
    System.out.println(RunsOn.text(root));
    try (Engines engines = Engines.start()) {
      for (Scenario scenario : runs.scenarios(engines)) {
        if (wanted.isEmpty() || wanted.contains(scenario.name())) {
          Bill bill = runs.bill(scenario, engines);
          System.out.println(runs.told(scenario, bill));
          if (keep) {
            Figures.keep(root, scenario.name(), bill, runs.prices());
          }
        }
      }
    }
  }
}
