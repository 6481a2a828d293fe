package io.signalbox.settings.service.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.directory.keys.HeldKeys;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.settings.check.Fault;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Settings documents, and what is wrong with them. */
final class Documents {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Documents() {}

  /** Reads JSON with single quotes for double ones. */
  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static List<Fault> faults(JsonNode document) {
    return faults(document, false);
  }

  /** The faults on a hub that may talk to its own machine. */
  static List<Fault> localFaults(JsonNode document) {
    return faults(document, true);
  }

  private static List<Fault> faults(JsonNode document, boolean loopbackAllowed) {
    Clock clock = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
    HeldKeys held = new HeldKeys(EmbeddedStore.inMemory(clock).table("directory"));
    return new SettingsCheck(
            SchemaCheck.published(),
            ForbiddenAddresses.allowingLoopback(loopbackAllowed),
            new KeyCheck(held, "hub@hub.example", clock),
            clock)
        .check(document);
  }
}
