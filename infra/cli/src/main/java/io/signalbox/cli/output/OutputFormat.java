package io.signalbox.cli.output;

/** What a command prints. The names are what is typed. */
public enum OutputFormat {
  /** Columns for a person. */
  table,
  /** The hub's answer as one document. */
  json,
  /** The columns of the table, for a spreadsheet. */
  csv,
  /** A JSON object on each line. */
  ndjson
}
