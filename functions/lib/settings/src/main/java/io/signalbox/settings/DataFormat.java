package io.signalbox.settings;

/** How events are written. */
public enum DataFormat {
  /** An attachment, a line an event. */
  CSV,
  /** An attachment, an array of envelopes. */
  JSON,
  /** A table in the mail's own text. */
  TABLE
}
