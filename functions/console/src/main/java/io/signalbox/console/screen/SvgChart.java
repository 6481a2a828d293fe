package io.signalbox.console.screen;

import io.signalbox.console.page.Block;
import java.util.List;

/** Bars as a file of their own, with their labels, for reports. */
final class SvgChart {
  private static final int BAR_HEIGHT = 22;
  private static final int LABEL_WIDTH = 260;
  private static final int BARS_WIDTH = 600;
  private static final int CHARACTERS = 36;

  private SvgChart() {}

  /**
   * The drawing.
   *
   * @param caption of ours
   */
  static String of(String caption, List<Block.Bar> bars) {
    long most = Math.max(1, bars.stream().mapToLong(Block.Bar::value).max().orElse(1));
    int height = (bars.size() + 2) * BAR_HEIGHT;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 %d\" font-family=\"sans-serif\" font-size=\"13\">%n"
            .formatted(height));
    svg.append("<title>%s</title>%n".formatted(escaped(caption)));
    svg.append(
        "<text x=\"8\" y=\"16\" font-weight=\"bold\">%s</text>%n".formatted(escaped(caption)));
    for (int index = 0; index < bars.size(); index++) {
      Block.Bar bar = bars.get(index);
      long width = BARS_WIDTH * bar.value() / most;
      int y = (index + 1) * BAR_HEIGHT + 6;
      svg.append(
          "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"16\" fill=\"#0b5394\"/><text x=\"%d\" y=\"%d\">%d</text>%n"
              .formatted(
                  LABEL_WIDTH - 8,
                  y + 12,
                  escaped(cut(bar.shown())),
                  LABEL_WIDTH,
                  y,
                  width,
                  LABEL_WIDTH + width + 6,
                  y + 12,
                  bar.value()));
    }
    return svg.append("</svg>").append(System.lineSeparator()).toString();
  }

  private static String cut(String label) {
    return label.codePointCount(0, label.length()) <= CHARACTERS
        ? label
        : label.substring(0, label.offsetByCodePoints(0, CHARACTERS - 1)) + "…";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
  }
}
