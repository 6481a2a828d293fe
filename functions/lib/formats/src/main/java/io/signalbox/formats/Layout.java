package io.signalbox.formats;

/** How events make up a body. */
public enum Layout {
  /** One event's document alone. */
  ONE,
  /** A JSON array. */
  ARRAY,
  /** A JSON array with each element on a line of its own, for files that people open. */
  ARRAY_OF_LINES,
  /** Newline-delimited JSON: a document a line, each line ended by LF. */
  LINES,
  /** One document of the format's own that holds all events. */
  WHOLE
}
