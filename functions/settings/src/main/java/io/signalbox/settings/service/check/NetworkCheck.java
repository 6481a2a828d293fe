package io.signalbox.settings.service.check;

import io.signalbox.settings.NetworkRange;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;

/** What the schema cannot say of a network. */
final class NetworkCheck {

  private NetworkCheck() {}

  static void check(JsonLocation network, Faults faults) {
    try {
      network.text().ifPresent(NetworkRange::parse);
    } catch (IllegalArgumentException fault) {
      faults.add(network, String.valueOf(fault.getMessage()));
    }
  }
}
