package io.signalbox.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import io.signalbox.settings.check.Times;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;

/** What the schema cannot say of destinations that get AMQP messages. */
final class AmqpCheck {
  private static final int SHORT_TEXT_LIMIT_BYTES = 255;

  private AmqpCheck() {}

  static void check(JsonLocation destination, CheckContext context, Faults faults) {
    JsonLocation amqp = destination.at("amqp");
    boolean tls = uri(destination.at("uri"), context, faults);
    for (String text : List.of("exchange", "routingKey")) {
      amqp.at(text)
          .text()
          .filter(value -> value.getBytes(UTF_8).length > SHORT_TEXT_LIMIT_BYTES)
          .ifPresent(value -> faults.add(amqp.at(text), "has more than 255 bytes"));
    }
    boolean hasExchange = amqp.at("exchange").exists();
    String routingKey = amqp.at("routingKey").text().orElse("");
    if (!hasExchange && routingKey.isEmpty()) {
      faults.add(amqp, "without an exchange, routingKey names the queue");
    }
    if (!hasExchange && amqp.at("declare").node().asBoolean() && routingKey.contains("{")) {
      faults.add(amqp.at("declare"), "a queue whose name depends on the event is not declared");
    }
    JsonLocation authentication = amqp.at("authentication");
    if (!amqp.exists()) {
      faults.add(amqp, "a broker is told who the hub is: authentication is missing");
    }
    boolean hasIdentity =
        amqp.at("tls").at("certificate").exists() || amqp.at("tls").at("keystore").exists();
    if (authentication.at("external").exists() && !(tls && hasIdentity)) {
      faults.add(
          authentication.at("external"), "needs an amqps: URI and a client certificate in tls");
    }
    TlsCheck.check(amqp.at("tls"), context.clock(), faults);
    Times.between(Duration.ofMillis(100), amqp.at("timeout"), Duration.ofSeconds(30), faults);
  }

  /** Whether the URI asks for TLS. */
  private static boolean uri(JsonLocation place, CheckContext context, Faults faults) {
    if (place.text().isEmpty()) {
      faults.add(place, "a message goes to an amqps: or amqp: URI");
      return true;
    }
    try {
      AmqpAddress address = AmqpAddress.of(new URI(place.text().get()));
      context.forbidden().reason(address.host()).ifPresent(reason -> faults.add(place, reason));
      return address.tls();
    } catch (URISyntaxException fault) {
      faults.add(place, "is no URI: " + fault.getReason());
    } catch (IllegalArgumentException fault) {
      faults.add(place, String.valueOf(fault.getMessage()));
    }
    return true;
  }
}
