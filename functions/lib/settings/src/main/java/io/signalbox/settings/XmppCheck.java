package io.signalbox.settings;

import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import io.signalbox.settings.check.Times;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;

/** What the schema cannot say of destinations that get XMPP messages. */
final class XmppCheck {

  private XmppCheck() {}

  static void check(JsonLocation destination, CheckContext context, Faults faults) {
    JsonLocation xmpp = destination.at("xmpp");
    boolean room = uri(destination.at("uri"), faults);
    JsonLocation account = xmpp.at("account");
    if (!xmpp.exists()) {
      faults.add(xmpp, "a server is told who the hub is: account is missing");
    }
    try {
      account
          .text()
          .map(XmppAddress::bareJid)
          .flatMap(jid -> context.forbidden().reason(XmppAddress.domainOf(jid)))
          .filter(reason -> !xmpp.at("host").exists())
          .ifPresent(reason -> faults.add(account, reason));
    } catch (IllegalArgumentException fault) {
      faults.add(account, String.valueOf(fault.getMessage()));
    }
    JsonLocation host = xmpp.at("host");
    host.text().flatMap(context.forbidden()::reason).ifPresent(reason -> faults.add(host, reason));
    if (xmpp.at("port").exists() && !host.exists()) {
      faults.add(xmpp.at("port"), "goes with host");
    }
    if (!room) {
      for (String option : List.of("nick", "roomPassword")) {
        if (xmpp.at(option).exists()) {
          faults.add(xmpp.at(option), "is for rooms: xmpp:room@service?join");
        }
      }
    }
    JsonLocation tls = xmpp.at("tls");
    boolean hasIdentity = tls.at("certificate").exists() || tls.at("keystore").exists();
    if (xmpp.exists() && xmpp.at("password").exists() == hasIdentity) {
      faults.add(xmpp, "has a password or a client certificate, one of both");
    }
    TlsCheck.check(tls, context.clock(), faults);
    Times.between(Duration.ofSeconds(6), xmpp.at("timeout"), Duration.ofSeconds(30), faults);
  }

  /** Whether the URI names a room. */
  private static boolean uri(JsonLocation place, Faults faults) {
    if (place.text().isEmpty()) {
      faults.add(place, "a message goes to an xmpp: URI");
      return true;
    }
    try {
      return XmppAddress.of(new URI(place.text().get())).room();
    } catch (URISyntaxException fault) {
      faults.add(place, "is no URI: " + fault.getReason());
    } catch (IllegalArgumentException fault) {
      faults.add(place, String.valueOf(fault.getMessage()));
    }
    return true;
  }
}
