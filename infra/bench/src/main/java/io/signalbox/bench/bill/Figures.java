package io.signalbox.bench.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bench.bill.meter.Bill;
import io.signalbox.bench.bill.meter.Charge;
import io.signalbox.bench.bill.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The figures that the build holds: {@code infra/bench/bill.json}, for each scenario what is
 * counted. Computing and waiting stand beside it and are not held, for they depend on the machine.
 */
final class Figures {
  /** By so much a figure may differ from the kept one. */
  private static final double TOLERANCE = 0.03;

  /** Less than that is nothing. */
  private static final double DOLLARS_LEAST = 0.001;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final String TOTAL = "dollars";

  private Figures() {}

  /** Makes the bill's figures the kept ones. */
  static void keep(Path root, String scenario, Bill bill, PriceList prices) throws IOException {
    ObjectNode all = (ObjectNode) read(root);
    ObjectNode kept = all.putObject(scenario);
    kept.put(TOTAL, rounded(prices.dollars(bill, Charge::isCounted)));
    kept.put("dollarsOfTime", rounded(prices.dollars(bill, charge -> !charge.isCounted())));
    for (Charge charge : Charge.values()) {
      if (charge.isCounted() && bill.total(charge) > 0) {
        kept.put(charge.name(), Math.round(bill.total(charge)));
      }
    }
    Files.writeString(file(root), JSON.writeValueAsString(all) + "\n");
  }

  /** What differs from the kept figures, in words. */
  static List<String> differences(Path root, Scenario scenario, Bill bill, PriceList prices)
      throws IOException {
    JsonNode kept = read(root).path(scenario.name());
    List<String> differences = new ArrayList<>();
    Arrays.stream(Charge.values())
        .filter(Charge::isCounted)
        .forEach(
            charge -> {
              double was = kept.path(charge.name()).asDouble();
              double is = bill.total(charge);
              double nothing = DOLLARS_LEAST / Math.max(prices.dollars(charge, 1), 1e-12);
              if (Math.abs(is - was) > Math.max(was * TOLERANCE, nothing)) {
                differences.add("%s: %.0f, not %.0f".formatted(charge.text(), is, was));
              }
            });
    double was = kept.path(TOTAL).asDouble();
    double is = prices.dollars(bill, Charge::isCounted);
    if (Math.abs(is - was) > was * TOLERANCE) {
      differences.add("dollars: %.4f, not %.4f".formatted(is, was));
    }
    return differences;
  }

  private static JsonNode read(Path root) throws IOException {
    return Files.exists(file(root)) ? JSON.readTree(file(root).toFile()) : JSON.createObjectNode();
  }

  private static Path file(Path root) {
    return root.resolve("infra/bench/bill.json");
  }

  private static double rounded(double dollars) {
    return Math.round(dollars * 10_000) / 10_000.0;
  }
}
