package io.signalbox.bench.growth;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;

/** Draws what something costs at each size, both axes logarithmic, as an SVG document. */
final class Plot {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int LEFT = 70;
  private static final int TOP = 50;
  private static final int RIGHT = 20;
  private static final int BOTTOM = 45;
  private static final List<String> COLOURS = List.of("#1b6ca8", "#c8553d", "#3a7d44", "#7a4fa3");

  private final Growth growth;
  private final double leastX;
  private final double mostX;
  private final double leastY;
  private final double mostY;

  private Plot(Growth growth) {
    this.growth = growth;
    List<Map.Entry<Integer, Cost>> all =
        growth.lines().values().stream().flatMap(line -> line.entrySet().stream()).toList();
    leastX = all.stream().mapToDouble(one -> Math.log10(one.getKey())).min().orElseThrow();
    mostX = all.stream().mapToDouble(one -> Math.log10(one.getKey())).max().orElseThrow();
    leastY = Math.floor(all.stream().mapToDouble(Plot::logCost).min().orElseThrow());
    mostY = Math.ceil(all.stream().mapToDouble(Plot::logCost).max().orElseThrow());
  }

  private static double logCost(Map.Entry<Integer, Cost> point) {
    return Math.log10(point.getValue().microseconds());
  }

  /** {@code note} says what it was measured on. */
  static String svg(Growth growth, String note) {
    return new Plot(growth).svg(note);
  }

  private String svg(String note) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\""
                + " height=\"%2$d\" font-family=\"sans-serif\" font-size=\"11\">%n"
                + "<rect width=\"%1$d\" height=\"%2$d\" fill=\"#fff\"/>%n"
                + "<text x=\"10\" y=\"18\" font-size=\"14\">%3$s</text>%n"
                + "<text x=\"10\" y=\"34\" fill=\"#666\">%4$s</text>%n",
            WIDTH,
            HEIGHT,
            growth.title(),
            note));
    axes(svg);
    int number = 0;
    for (Map.Entry<String, NavigableMap<Integer, Cost>> line : growth.lines().entrySet()) {
      line(svg, line.getKey(), line.getValue(), number++);
    }
    return svg.append("</svg>\n").toString();
  }

  private void axes(StringBuilder svg) {
    for (int power = (int) leastX; power <= mostX; power++) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<path d=\"M%1$.1f %2$d V%3$d\" stroke=\"#ddd\"/>"
                  + "<text x=\"%1$.1f\" y=\"%4$d\" text-anchor=\"middle\">%5$,d</text>%n",
              x(power),
              TOP,
              HEIGHT - BOTTOM,
              HEIGHT - BOTTOM + 15,
              (long) Math.pow(10, power)));
    }
    for (int power = (int) leastY; power <= mostY; power++) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<path d=\"M%1$d %2$.1f H%3$d\" stroke=\"#ddd\"/>"
                  + "<text x=\"%4$d\" y=\"%5$.1f\" text-anchor=\"end\">%6$s µs</text>%n",
              LEFT,
              y(power),
              WIDTH - RIGHT,
              LEFT - 6,
              y(power) + 4,
              power < 0
                  ? "0." + "0".repeat(-power - 1) + "1"
                  : String.format(Locale.ROOT, "%,d", (long) Math.pow(10, power))));
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
            (LEFT + WIDTH - RIGHT) / 2,
            HEIGHT - 8,
            growth.sizes()));
  }

  private void line(StringBuilder svg, String name, NavigableMap<Integer, Cost> costs, int number) {
    String colour = COLOURS.get(number % COLOURS.size());
    StringBuilder points = new StringBuilder();
    for (Map.Entry<Integer, Cost> point : costs.entrySet()) {
      double x = x(Math.log10(point.getKey()));
      double y = y(logCost(point));
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
              x,
              y,
              colour));
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<polyline points=\"%1$s\" fill=\"none\" stroke=\"%2$s\" stroke-width=\"1.5\"/>%n"
                + "<text x=\"%3$d\" y=\"%4$d\" fill=\"%2$s\">%5$s: exponent %6$.2f</text>%n",
            points.toString().strip(),
            colour,
            LEFT + 10,
            TOP + 14 + 14 * number,
            name,
            Growth.exponent(costs)));
  }

  private double x(double log) {
    return LEFT + (log - leastX) / (mostX - leastX) * (WIDTH - LEFT - RIGHT);
  }

  /** Room is left at the top for what the lines are. */
  private double y(double log) {
    int top = TOP + 8 + 14 * growth.lines().size();
    return HEIGHT - BOTTOM - (log - leastY) / (mostY - leastY) * (HEIGHT - BOTTOM - top);
  }
}
