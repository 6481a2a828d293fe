package io.signalbox.console.page;

import java.util.List;
import java.util.OptionalLong;

/** A part of a page. */
public sealed interface Block {

  record Heading(String text) implements Block {}

  record Note(Tone tone, String text) implements Block {}

  /** A sentence of ours with what somebody else said. */
  record Quote(Tone tone, String text, String foreign) implements Block {
    public String shown() {
      return ForeignText.shown(foreign);
    }
  }

  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** A name of ours, and what it has. */
  record Fact(String name, Cell value) {}

  /**
   * A table.
   *
   * @param whenEmpty what is said instead of a table without rows
   */
  record Table(String caption, List<String> columns, List<List<Cell>> rows, String whenEmpty)
      implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A form that is sent to a page.
   *
   * @param submit the words on its button
   */
  record Form(String page, boolean isWrite, List<Field> fields, String submit, Tone tone)
      implements Block {
    public Form {
      fields = List.copyOf(fields);
    }

    /** Whether a browser must send it in the form that files need. */
    public boolean isUpload() {
      return fields.stream().anyMatch(Field.Upload.class::isInstance);
    }

    /** Whether a script may show the answer in the place of this page's content. */
    public boolean isPartial() {
      return !isWrite && Page.isPartial(page);
    }

    /** A form that only asks. */
    public static Form asking(String page, List<Field> fields, String submit) {
      return new Form(page, false, fields, submit, Tone.PLAIN);
    }

    /** A form that changes something: it carries the session's form token. */
    public static Form writing(String page, List<Field> fields, String submit, Tone tone) {
      return new Form(page, true, fields, submit, tone);
    }
  }

  /** Text in its own shape, such as JSON. */
  record Code(String caption, String text) implements Block {
    public String shown() {
      return ForeignText.code(text);
    }
  }

  /**
   * Bars, drawn by the server. A table with the same figures stands beside it.
   *
   * @param caption what the bars count
   */
  record Chart(String caption, List<Bar> bars) implements Block {
    private static final int LABELS_MOST = 8;
    private static final int LABEL_CHARACTERS = 40;

    public Chart {
      bars = List.copyOf(bars);
    }

    public long most() {
      return bars.stream().mapToLong(Bar::value).max().orElse(0);
    }

    /** Whether each bar has its label below it, and not the first and the last alone. */
    public boolean hasRoomForLabels() {
      return bars.size() <= LABELS_MOST;
    }

    public List<String> labels() {
      List<Bar> shown = hasRoomForLabels() ? bars : List.of(bars.getFirst(), bars.getLast());
      return shown.stream().map(bar -> ForeignText.cut(bar.shown(), LABEL_CHARACTERS)).toList();
    }

    public List<BarPlace> places() {
      return BarPlace.of(bars);
    }
  }

  /** A bar; its label may be anybody's. */
  record Bar(String label, long value) {
    public String shown() {
      return ForeignText.shown(label);
    }
  }

  /** Figures of a week, each beside those of four weeks. */
  record Figures(List<Figure> figures) implements Block {
    public Figures {
      figures = List.copyOf(figures);
    }
  }

  /**
   * A figure.
   *
   * @param name of ours
   * @param comparison with the week before, in words
   * @param days the figures of single days, the oldest first
   */
  record Figure(String name, long value, String comparison, List<Long> days, Target target) {
    public Figure {
      days = List.copyOf(days);
    }

    /** The days as a line in a drawing of 280 by 40. */
    public String line() {
      long most = Math.max(1, days.stream().mapToLong(Long::longValue).max().orElse(1));
      StringBuilder points = new StringBuilder();
      for (int day = 0; day < days.size(); day++) {
        long x = days.size() < 2 ? 0 : day * 280L / (days.size() - 1);
        points.append(x).append(',').append(38 - 36 * days.get(day) / most).append(' ');
      }
      return points.toString().strip();
    }
  }

  /**
   * What is left of a whole, step by step, as one bar.
   *
   * @param steps the whole first; each is a part of the one before
   */
  record Funnel(String caption, List<Bar> steps) implements Block {
    public Funnel {
      steps = List.copyOf(steps);
    }

    /** How much of the whole a step is, of 1000. */
    public long width(Bar step) {
      return Math.min(1_000, 1_000 * step.value() / Math.max(1, steps.getFirst().value()));
    }
  }

  /**
   * Figures by two things, each in a field whose shade says how large it is among all.
   *
   * @param columns the heads; the first is that of the rows
   */
  record Shades(String caption, List<String> columns, List<ShadedRow> rows) implements Block {
    private static final int SHADES = 4;

    public Shades {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    /** A class of the style sheet: shade0 for nothing, up to shade4; none for an empty place. */
    public String shade(OptionalLong place) {
      long most =
          rows.stream()
              .flatMap(row -> row.values().stream())
              .mapToLong(one -> one.orElse(0))
              .max()
              .orElse(0);
      long value = place.orElse(0);
      int shade = value == 0 ? 0 : 1 + (int) Math.min(SHADES - 1, (value * SHADES - 1) / most);
      return place.isEmpty() ? "" : "shade" + shade;
    }
  }

  /**
   * What happened on the way to each recipient: a lane for each, all on one line of time. A table
   * with the same stands beside it.
   */
  record Lanes(String caption, List<Lane> lanes) implements Block {
    public Lanes {
      lanes = List.copyOf(lanes);
    }
  }

  /** A lane; its name may be anybody's. */
  record Lane(Cell name, List<Mark> marks) {
    public Lane {
      marks = List.copyOf(marks);
    }
  }

  /**
   * Something that happened.
   *
   * @param x when, of a line from 10 to 990
   */
  record Mark(long x, Tone tone, String text) {
    public String shown() {
      return ForeignText.shown(text);
    }

    /** A triangle for what went wrong, a diamond for what waits, a dot for all else. */
    public String points() {
      return switch (tone) {
        case BAD -> "%d,4 %d,20 %d,20".formatted(x, x - 9, x + 9);
        case WAITING -> "%d,3 %d,12 %d,21 %d,12".formatted(x, x - 9, x, x + 9);
        case GOOD, PLAIN ->
            "%d,5 %d,12 %d,19 %d,19 %d,12 %d,5".formatted(x - 4, x - 8, x - 4, x + 4, x + 8, x + 4);
      };
    }
  }

  /** Blocks that belong together: beside what they are about, or folded away until wanted. */
  record Part(String caption, boolean isFolded, List<Block> blocks) implements Block {
    public Part {
      blocks = List.copyOf(blocks);
    }
  }

  record Links(List<Cell.Link> links) implements Block {
    public Links {
      links = List.copyOf(links);
    }
  }
}
