package io.signalbox.statistics.service;

import io.signalbox.api.Response;
import io.signalbox.statistics.Figures;
import io.signalbox.statistics.Question;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Draws figures as bars (SVG 1.1): one for each value of the dimensions, else for each step of
 * time, with its number beside it. Values are text; the drawing has no script and loads nothing.
 */
final class FiguresDrawing {
  private static final int BARS_LIMIT = 60;
  private static final int LABEL_WIDTH = 240;
  private static final int BAR_WIDTH = 480;
  private static final int NUMBER_WIDTH = 80;
  private static final int WIDTH = LABEL_WIDTH + BAR_WIDTH + NUMBER_WIDTH;
  private static final int LINE = 22;
  private static final int TOP = 40;
  private static final int LABEL_CHARACTERS = 36;

  private FiguresDrawing() {}

  static Response of(Question question, Figures figures) {
    try {
      return Response.bytes(
          200, "image/svg+xml", svg(question, figures).getBytes(StandardCharsets.UTF_8));
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String svg(Question question, Figures figures) throws XMLStreamException {
    Map<String, Long> sums = sums(question, figures);
    StringWriter text = new StringWriter();
    XMLStreamWriter svg = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    int height = TOP + LINE * Math.max(1, Math.min(BARS_LIMIT, sums.size()));
    svg.writeStartElement("svg");
    svg.writeDefaultNamespace("http://www.w3.org/2000/svg");
    svg.writeAttribute("viewBox", "0 0 %d %d".formatted(WIDTH, height));
    svg.writeAttribute("width", Integer.toString(WIDTH));
    svg.writeAttribute("height", Integer.toString(height));
    svg.writeAttribute("font-family", "sans-serif");
    svg.writeAttribute("font-size", "13");
    svg.writeEmptyElement("rect");
    svg.writeAttribute("width", "100%");
    svg.writeAttribute("height", "100%");
    svg.writeAttribute("fill", "#ffffff");
    text(svg, 8, 22, "start", title(question, figures, sums));
    long most = sums.values().stream().mapToLong(Long::longValue).max().orElse(1);
    int y = TOP;
    for (Map.Entry<String, Long> bar : sums.entrySet().stream().limit(BARS_LIMIT).toList()) {
      text(svg, LABEL_WIDTH - 8, y + 14, "end", shortened(bar.getKey()));
      long width = Math.max(1, Math.round((double) BAR_WIDTH * bar.getValue() / most));
      svg.writeEmptyElement("rect");
      svg.writeAttribute("x", Integer.toString(LABEL_WIDTH));
      svg.writeAttribute("y", Integer.toString(y + 2));
      svg.writeAttribute("width", Long.toString(width));
      svg.writeAttribute("height", Integer.toString(LINE - 6));
      svg.writeAttribute("fill", "#0b5394");
      text(svg, LABEL_WIDTH + width + 6, y + 14, "start", number(bar.getValue()));
      y += LINE;
    }
    svg.writeEndElement();
    svg.flush();
    return text.toString();
  }

  private static Map<String, Long> sums(Question question, Figures figures) {
    Map<String, Long> sums = new LinkedHashMap<>();
    for (Figures.Row row : figures.rows()) {
      String label =
          row.values().isEmpty()
              ? question.step().text(row.period())
              : String.join(", ", row.values());
      sums.merge(label, row.events(), Long::sum);
    }
    return sums;
  }

  private static String title(Question question, Figures figures, Map<String, Long> sums) {
    long events = figures.rows().stream().mapToLong(Figures.Row::events).sum();
    String end = question.to().map(to -> " … " + to).orElse("");
    String left =
        sums.size() > BARS_LIMIT ? ", the first %d of %d".formatted(BARS_LIMIT, sums.size()) : "";
    return "%s events, %s%s%s".formatted(number(events), question.from(), end, left);
  }

  private static void text(XMLStreamWriter svg, long x, int y, String anchor, String words)
      throws XMLStreamException {
    svg.writeStartElement("text");
    svg.writeAttribute("x", Long.toString(x));
    svg.writeAttribute("y", Integer.toString(y));
    svg.writeAttribute("text-anchor", anchor);
    svg.writeCharacters(visible(words));
    svg.writeEndElement();
  }

  /** XML has no control characters; those that turn text round would mislead who reads it. */
  private static String visible(String text) {
    return text.codePoints()
        .map(one -> isVisible(one) ? one : '\uFFFD')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isVisible(int one) {
    int type = Character.getType(one);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED;
  }

  private static String shortened(String label) {
    return label.codePointCount(0, label.length()) <= LABEL_CHARACTERS
        ? label
        : label.substring(0, label.offsetByCodePoints(0, LABEL_CHARACTERS - 1)) + "…";
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
