package io.signalbox.bench.flame;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws stacks as an SVG flame graph: a frame is as wide as the share of samples that it was in,
 * and stands on its caller. What is less than three pixels wide is left out.
 */
public final class FlameGraph {
  private static final int WIDTH = 1200;
  private static final int ROW = 16;
  private static final int HEAD = 40;
  private static final double LETTER = 6.2;
  private static final int NARROWEST = 3;

  /** A method, called by the same callers. */
  private static final class Frame {
    private long samples;
    private final Map<String, Frame> called = new TreeMap<>();
  }

  private record Box(String name, double left, double width, int depth, long samples) {}

  private final List<Box> boxes = new ArrayList<>();
  private final long all;
  private int deepest;

  private FlameGraph(Stacks stacks) {
    Frame root = new Frame();
    for (Stacks.Stack stack : stacks.all()) {
      Frame frame = root;
      for (String name : stack.frames()) {
        frame = frame.called.computeIfAbsent(name, unknown -> new Frame());
        frame.samples += stack.samples();
      }
    }
    all = stacks.samples();
    place(root, 0, 0);
  }

  /** The graph as an SVG document; {@code note} says what it is of. */
  public static String svg(String title, String note, Stacks stacks) {
    return new FlameGraph(stacks).svg(title, note);
  }

  private void place(Frame caller, double left, int depth) {
    double next = left;
    for (Map.Entry<String, Frame> one : caller.called.entrySet()) {
      double width = (double) WIDTH * one.getValue().samples / all;
      if (width >= NARROWEST) {
        boxes.add(new Box(one.getKey(), next, width, depth, one.getValue().samples));
        deepest = Math.max(deepest, depth);
        place(one.getValue(), next, depth + 1);
      }
      next += width;
    }
  }

  private String svg(String title, String note) {
    int height = HEAD + (deepest + 1) * ROW;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
        font-family="monospace" font-size="10">
        <rect width="%1$d" height="%2$d" fill="#fff"/>
        <text x="4" y="15" font-size="14">%3$s</text>
        <text x="4" y="30">%4$s</text>
        """
            .formatted(WIDTH, height, escaped(title), escaped(note)));
    for (Box box : boxes) {
      int top = height - (box.depth() + 1) * ROW;
      String label = shortName(box.name());
      int letters = (int) ((box.width() - 3) / LETTER);
      svg.append(
          String.format(
              Locale.ROOT,
              "<g><title>%s, %.1f %%</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\""
                  + " fill=\"%s\"/>",
              escaped(box.name().replace('/', '.')),
              100.0 * box.samples() / all,
              box.left(),
              top,
              Math.max(0.5, box.width() - 0.5),
              ROW - 1,
              colour(box.name())));
      if (letters >= 3) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\">%s</text>",
                box.left() + 2,
                top + 11,
                escaped(label.length() <= letters ? label : label.substring(0, letters))));
      }
      svg.append("</g>\n");
    }
    return svg.append("</svg>\n").toString();
  }

  /** This project's, the JDK's, a library's, and what is not Java. */
  private static String colour(String frame) {
    if (frame.startsWith("io/signalbox/")) {
      return "#f6a14d";
    }
    if (frame.startsWith("java/") || frame.startsWith("jdk/") || frame.startsWith("sun/")) {
      return "#a9c8e8";
    }
    return frame.indexOf('/') < 0 ? "#d0d0d0" : "#b7dca8";
  }

  private static String shortName(String frame) {
    return frame.substring(frame.lastIndexOf('/', Math.max(0, frame.lastIndexOf('.'))) + 1);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
