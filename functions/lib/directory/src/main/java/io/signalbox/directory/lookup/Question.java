package io.signalbox.directory.lookup;

import inet.ipaddr.IPAddress;
import io.signalbox.directory.Selector;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of the directory.
 *
 * @param address who is responsible for it
 * @param name a domain name in its normal form; who is responsible for it, besides
 * @param system the AS that the address is in, where the asker knows
 * @param country the country that the address is in, where the asker knows
 * @param event the event's fields by their IntelMQ names, as far as rules and annotations ask
 */
public record Question(
    Optional<IPAddress> address,
    Optional<String> name,
    Optional<Selector.AutonomousSystem> system,
    Optional<Selector.Country> country,
    Map<String, String> event) {
  public Question {
    event = Map.copyOf(event);
  }
}
