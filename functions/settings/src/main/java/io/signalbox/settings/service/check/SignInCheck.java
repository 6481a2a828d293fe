package io.signalbox.settings.service.check;

import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** What the schema cannot say of the OpenID provider. */
final class SignInCheck {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private SignInCheck() {}

  static void check(JsonLocation signIn, ForbiddenAddresses forbidden, Faults faults) {
    JsonLocation issuer = signIn.at("issuer");
    JsonLocation redirect = signIn.at("redirectUri");
    issuer
        .text()
        .filter(text -> isUsable(issuer, text, faults))
        .flatMap(text -> forbidden.reason(URI.create(text).getHost()))
        .ifPresent(reason -> faults.add(issuer, reason));
    redirect.text().ifPresent(text -> isUsable(redirect, text, faults));
  }

  private static boolean isUsable(JsonLocation place, String text, Faults faults) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() == null) {
        faults.add(place, "has no host; an internationalised name is written in its xn-- form");
      } else if (uri.getRawUserInfo() != null) {
        faults.add(place, "holds no user and password");
      } else if (!"https".equalsIgnoreCase(uri.getScheme()) && !isLoopback(uri)) {
        faults.add(place, "must begin with https://; http:// is for the hub's own machine");
      } else {
        return true;
      }
    } catch (URISyntaxException fault) {
      faults.add(place, "is no URI: " + fault.getReason());
    }
    return false;
  }

  private static boolean isLoopback(URI uri) {
    return LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
  }
}
