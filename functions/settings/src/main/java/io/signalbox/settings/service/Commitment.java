package io.signalbox.settings.service;

/** Whether a request changes the settings, or tells only what it would change. */
enum Commitment {
  WRITE,
  /** All is checked as for a write, and nothing is written. */
  DRY_RUN
}
