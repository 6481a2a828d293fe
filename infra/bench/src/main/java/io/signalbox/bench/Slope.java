package io.signalbox.bench;

import java.util.ArrayList;
import java.util.List;

/** How something grows with something else: the line through its points by least squares. */
public final class Slope {
  private record Point(double x, double y) {}

  private final List<Point> points = new ArrayList<>();

  public void add(double x, double y) {
    points.add(new Point(x, y));
  }

  /** By how much y is more where x is one more. */
  public double perUnit() {
    double meanX = points.stream().mapToDouble(Point::x).average().orElseThrow();
    double meanY = points.stream().mapToDouble(Point::y).average().orElseThrow();
    double above = points.stream().mapToDouble(one -> (one.x - meanX) * (one.y - meanY)).sum();
    double below = points.stream().mapToDouble(one -> (one.x - meanX) * (one.x - meanX)).sum();
    return above / below;
  }
}
