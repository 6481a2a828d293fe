package io.signalbox.settings;

/** Who moves the cursor of a destination's feed, and by what way the envelopes leave. */
public enum Method {
  /** The hub sends mails. */
  MAIL,
  /** The hub pushes over HTTP. */
  HTTP,
  /** The receiver reads the feed over the hub's API. */
  PULL
}
