package io.signalbox.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures of several rounds: told as their median, with the least and the most. */
public final class Spread {
  private final List<Double> figures = new ArrayList<>();

  public void add(double figure) {
    figures.add(figure);
  }

  public double last() {
    return figures.getLast();
  }

  public double median() {
    List<Double> sorted = figures.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,12.1f (%,.1f … %,.1f, %d rounds)",
        median(),
        figures.stream().min(Double::compare).orElseThrow(),
        figures.stream().max(Double::compare).orElseThrow(),
        figures.size());
  }
}
