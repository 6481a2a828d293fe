package io.signalbox.bench.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.bench.bill.meter.Bill;
import io.signalbox.bench.bill.meter.Charge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/** AWS's prices in one region: {@code infra/bench/prices.json}, with where each is from. */
final class PriceList {
  private final Map<Charge, Double> dollars = new EnumMap<>(Charge.class);
  private final Map<Charge, Double> freeAMonth = new EnumMap<>(Charge.class);

  private PriceList(JsonNode list) {
    for (Charge charge : Charge.values()) {
      JsonNode price = list.path("prices").required(charge.name());
      dollars.put(charge, price.required("dollars").asDouble() / price.required("per").asDouble());
      freeAMonth.put(charge, list.path("freeAMonth").path(charge.name()).asDouble());
    }
  }

  static PriceList read(Path file) throws IOException {
    return new PriceList(JsonMapper.builder().build().readTree(file.toFile()));
  }

  double dollars(Charge charge, double count) {
    return dollars.getOrDefault(charge, 0.0) * count;
  }

  double dollars(Bill bill, Predicate<Charge> which) {
    return Arrays.stream(Charge.values())
        .filter(which)
        .mapToDouble(charge -> dollars(charge, bill.total(charge)))
        .sum();
  }

  /** A month's bill in an account that has nothing else, whose free allotments it all gets. */
  double dollarsAfterFree(Bill month) {
    return Arrays.stream(Charge.values())
        .mapToDouble(
            charge ->
                dollars(
                    charge,
                    Math.max(0, month.total(charge) - freeAMonth.getOrDefault(charge, 0.0))))
        .sum();
  }
}
