package io.signalbox.bench.bill.meter;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/** How much of what was used. */
public record Bill(Map<Line, Double> lines) {
  public Bill {
    lines = Map.copyOf(lines);
  }

  public double total(Charge charge) {
    return lines.entrySet().stream()
        .filter(line -> line.getKey().charge() == charge)
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  public Bill times(double factor) {
    Map<Line, Double> scaled = new HashMap<>();
    lines.forEach((line, count) -> scaled.put(line, count * factor));
    return new Bill(scaled);
  }

  public Bill plus(Bill other) {
    Map<Line, Double> sums = new HashMap<>(lines);
    other.lines.forEach((line, count) -> sums.merge(line, count, Double::sum));
    return new Bill(sums);
  }

  public Bill minus(Bill other) {
    return plus(other.times(-1));
  }

  /** Those of its lines. */
  public Bill only(Predicate<Line> wanted) {
    Map<Line, Double> left = new HashMap<>(lines);
    left.keySet().removeIf(wanted.negate());
    return new Bill(left);
  }

  /** The lines' names in an order for people. */
  public Iterable<Line> sorted() {
    TreeSet<Line> sorted =
        new TreeSet<>(
            Comparator.comparing(Line::charge)
                .thenComparing(Line::function)
                .thenComparing(Line::what));
    sorted.addAll(lines.keySet());
    return sorted;
  }
}
