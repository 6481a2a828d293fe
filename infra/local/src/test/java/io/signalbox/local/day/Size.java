package io.signalbox.local.day;

/** How much a hub has. The build takes a small one; {@code -Dfull} the one of a national CERT. */
record Size(int events, int destinations, int organisations) {
  static final Size EMPTY = new Size(0, 0, 0);

  static Size ofProperty() {
    return Boolean.getBoolean("full") ? new Size(100_000, 1_000, 3_000) : new Size(2_000, 50, 100);
  }
}
