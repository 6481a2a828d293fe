package io.signalbox.delivery.log;

import java.time.Instant;

/** What the next page of outcomes is put behind. */
record Place(long number, Instant at) {
  static Place of(OutcomePage page) {
    return new Place(page.number(), page.at());
  }
}
