package io.signalbox.settings.service.check;

import io.signalbox.crypto.Certificates;
import io.signalbox.crypto.OpenPgpKeys;
import io.signalbox.crypto.UnusableKeyException;
import io.signalbox.settings.CheckContext;
import io.signalbox.settings.HostPatterns;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.util.Optional;

/** What the schema cannot say of connections. */
final class ConnectionCheck {
  private ConnectionCheck() {}

  static void check(JsonLocation connections, CheckContext context, Faults faults) {
    Faults ofDestinations = new Faults();
    DestinationCheck.check(connections, context, ofDestinations);
    for (JsonLocation connection : connections.children()) {
      // Events give the URI.
      String uri = connection.at("uri").pointer();
      String within = connection.pointer();
      for (Fault fault : ofDestinations.list()) {
        if (fault.pointer().startsWith(within + "/") && !fault.pointer().equals(uri)) {
          faults.add(fault.pointer(), fault.reason());
        }
      }
      hosts(connection.at("hosts"), faults);
      keys(connection, faults);
    }
  }

  static void hosts(JsonLocation hosts, Faults faults) {
    for (JsonLocation host : hosts.children()) {
      host.text().flatMap(HostPatterns::fault).ifPresent(fault -> faults.add(host, fault));
    }
  }

  private static void keys(JsonLocation connection, Faults faults) {
    JsonLocation keys = connection.at("keys");
    if (keys.exists() && !connection.at("method").text().equals(Optional.of("mail"))) {
      faults.add(keys, "go with the method mail");
    }
    for (JsonLocation key : keys.children()) {
      try {
        Optional<String> fingerprint = fingerprint(key);
        fingerprint
            .filter(known -> !known.equalsIgnoreCase(key.name()))
            .ifPresent(known -> faults.add(key, "this key has the fingerprint " + known));
      } catch (UnusableKeyException fault) {
        faults.add(key, String.valueOf(fault.getMessage()));
      }
    }
  }

  private static Optional<String> fingerprint(JsonLocation key) throws UnusableKeyException {
    Optional<String> openPgp = key.at("openpgp").text();
    if (openPgp.isPresent()) {
      return Optional.of(OpenPgpKeys.fingerprint(openPgp.get()));
    }
    Optional<String> certificate = key.at("certificate").text();
    return certificate.isEmpty()
        ? Optional.empty()
        : Optional.of(Certificates.fingerprint(Certificates.parse(certificate.get()).getFirst()));
  }
}
