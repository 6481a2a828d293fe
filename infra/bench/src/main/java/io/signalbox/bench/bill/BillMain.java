package io.signalbox.bench.bill;

import io.signalbox.bench.Arguments;
import io.signalbox.bench.RunsOn;
import io.signalbox.bench.bill.engine.Engines;
import io.signalbox.bench.bill.meter.Bill;
import io.signalbox.bench.bill.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;

/** Makes out the bill of each scenario. */
public final class BillMain {
  private static final String KEEP = "--keep";

  private BillMain() {}

  /**
   * The project's folder; then perhaps the option that makes the figures those held, and letters of
   * scenarios.
   */
  public static void main(String[] args) throws Exception {
    Arguments arguments = new Arguments(args);
    Path root = arguments.root();
    boolean keep = arguments.has(KEEP);
    Runs runs = new Runs(root);
    System.out.println(RunsOn.text(root));
    try (Engines engines = Engines.start()) {
      List<Scenario> all = runs.scenarios(engines);
      List<String> wanted = arguments.names(all.stream().map(Scenario::name).toList());
      for (Scenario scenario : all) {
        if (wanted.contains(scenario.name())) {
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
