package io.signalbox.console.page;

import java.util.List;

/** A part of a page. */
public sealed interface Block {

  record Heading(String text) implements Block {}

  /** A sentence of ours. */
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

  record Links(List<Cell.Link> links) implements Block {
    public Links {
      links = List.copyOf(links);
    }
  }
}
