package io.signalbox.store;

import java.util.HashMap;
import java.util.Map;

/** The variables of a function in a hub in memory. */
public final class TestEnvironment {
  private static final Map<String, String> VARIABLES =
      Map.ofEntries(
          Map.entry("ENVELOPES_TABLE", "Envelopes"),
          Map.entry("FEEDS_TABLE", "Feeds"),
          Map.entry("READERS_TABLE", "Readers"),
          Map.entry("DELIVERIES_TABLE", "Deliveries"),
          Map.entry("SETTINGS_TABLE", "Settings"),
          Map.entry("DIRECTORY_TABLE", "Directory"),
          Map.entry("SETTINGS_AGE", "PT20S"),
          Map.entry("RETENTION", "P90D"),
          Map.entry("HUB_NAME", "hub-a"),
          Map.entry("MAIL_SENDER", "Hub A <hub@hub.example>"),
          Map.entry("ALLOW_LOOPBACK", "false"),
          Map.entry("OUTCOME_DELAY", "PT0S"),
          Map.entry("MAIL_QUEUE", "Mail"),
          Map.entry("HTTP_QUEUE", "Http"),
          Map.entry("AMQP_QUEUE", "Amqp"),
          Map.entry("XMPP_QUEUE", "Xmpp"));

  private TestEnvironment() {}

  /** All of them, but for these. */
  public static Environment with(Map<String, String> others) {
    Map<String, String> variables = new HashMap<>(VARIABLES);
    variables.putAll(others);
    return new Environment(variables);
  }
}
