package io.signalbox.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Json;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Events of realistic shape, the same for the same seed. Every seventh value is a strange one. */
final class GeneratedEvents {
  private static final List<String> TYPES =
      List.of(
          "infected-system",
          "c2-server",
          "phishing",
          "scanner",
          "brute-force",
          "ddos",
          "spam",
          "vulnerable-system",
          "malware-distribution",
          "system-compromise",
          "blacklist",
          "proxy",
          "copyright",
          "data-leak",
          "ids-alert",
          "test",
          "undetermined",
          "weak-crypto",
          "masquerade");

  /** Values of each field that IntelMQ takes. */
  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          Map.entry("source.ip", List.of("\"192.0.2.3\"", "\"2001:db8::5\"", "\"198.51.100.77\"")),
          Map.entry("source.network", List.of("\"192.0.2.0/24\"", "\"2001:db8::/32\"")),
          Map.entry("source.port", List.of("22", "443", "65535", "51413")),
          Map.entry("source.asn", List.of("64496", "4200000001")),
          Map.entry("source.as_name", List.of("\"Example Net, Ltd.\"", "\"ÜNET\"")),
          Map.entry("source.geolocation.cc", List.of("\"AT\"", "\"EE\"")),
          Map.entry("source.geolocation.latitude", List.of("48.2", "-33.9")),
          Map.entry("source.fqdn", List.of("\"host.example.com\"", "\"xn--bcher-kva.example\"")),
          Map.entry("source.reverse_dns", List.of("\"3.2.0.192.in-addr.arpa.example\"")),
          Map.entry(
              "source.url",
              List.of("\"http://host.example.com/a?b=c&d='e'\"", "\"https://192.0.2.3:8443/\"")),
          Map.entry("source.account", List.of("\"user@example.com\"", "\"root\"")),
          Map.entry("destination.ip", List.of("\"203.0.113.9\"", "\"2001:db8:1::1\"")),
          Map.entry("destination.port", List.of("80", "8080")),
          Map.entry("destination.fqdn", List.of("\"c2.example.net\"")),
          Map.entry("protocol.transport", List.of("\"tcp\"", "\"udp\"", "\"icmp\"")),
          Map.entry("protocol.application", List.of("\"http\"", "\"ssh\"", "\"smtp\"")),
          Map.entry(
              "time.source",
              List.of("\"2026-11-22T04:27:03+00:00\"", "\"2026-01-31T23:59:59.123456+00:00\"")),
          Map.entry("time.observation", List.of("\"2026-11-22T05:00:00+00:00\"")),
          Map.entry(
              "feed.name", List.of("\"Drone\"", "\"Feed with a rather long name, and signs\"")),
          Map.entry("feed.provider", List.of("\"Shadowserver\"", "\"Anbieter Ü\"")),
          Map.entry("feed.accuracy", List.of("80.0", "33", "100")),
          Map.entry("malware.name", List.of("\"mirai\"", "\"citadel b54\"")),
          Map.entry("malware.hash.md5", List.of("\"0cc175b9c0f1b6a831c399e269772661\"")),
          Map.entry("malware.hash.sha1", List.of("\"86f7e437faa5a7fce15d1ddcb9eaeaea377667b8\"")),
          Map.entry(
              "malware.hash.sha256",
              List.of("\"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb\"")),
          Map.entry("classification.identifier", List.of("\"open-telnet\"", "\"CVE-2024-12345\"")),
          Map.entry(
              "event_description.text",
              List.of(
                  "\"It spoke to a sinkhole.\"",
                  "\"Ein \\\"Text\\\" mit Ümlaut;\\r\\nund Zeilen\"")),
          Map.entry("event_description.url", List.of("\"https://docs.example.org/x\"")),
          Map.entry("comment", List.of("\"seen twice\"", "\"😀\"")),
          Map.entry(
              "tlp", List.of("\"CLEAR\"", "\"GREEN\"", "\"AMBER\"", "\"AMBER+STRICT\"", "\"RED\"")),
          Map.entry("severity", List.of("\"high\"", "\"low\"")),
          Map.entry("product.vulnerabilities", List.of("\"cve-2023-1234\"")),
          Map.entry("raw", List.of("\"Zm9vLGJhcg==\"")),
          Map.entry("extra.os_name", List.of("\"Linux\"", "null")),
          Map.entry("extra.tags", List.of("[\"a\",1,null]", "{\"b\":{\"c\":true}}")),
          Map.entry("extra.count", List.of("7", "1.5e3")));

  private static final List<String> STRANGE =
      List.of(
          "\"\"",
          "\"-\"",
          "\" \"",
          "0",
          "-1",
          "true",
          "[]",
          "{}",
          "null",
          "\"0.0.0.0\"",
          "\"a..b\"",
          "\"=1+1\"",
          "\"x;=cmd|' /C calc'!A0;y\"",
          "\"\\u0000\"",
          "\"http://[x/\"",
          "\"TLP:AMBER\"",
          "\"1.2.3.04\"",
          "1e400",
          "\"\u202e\"",
          "\"Bücher.example\"",
          "\"AS64496\"",
          "65536",
          "\"2026-11-22\"",
          "\"@SUM(A1)\"",
          "\"\\t=1\"",
          "99999999999999999999",
          "\"\u2100\"");

  private static final List<String> STRANGE_NAMES =
      List.of(
          "foo", "foo.bar", "Extra.X", "extra.Ä-b", "__type_", "source", "source.ip.x", "extra.");

  private static final int STRANGE_EVERY = 7;

  private GeneratedEvents() {}

  static List<ObjectNode> events(int count, long seed) {
    return IntStream.range(0, count).mapToObj(i -> event(new Random(seed + i), true)).toList();
  }

  /** Events that IntelMQ takes as they are. */
  static List<ObjectNode> plainEvents(int count, long seed) {
    return IntStream.range(0, count).mapToObj(i -> event(new Random(seed + i), false)).toList();
  }

  private static ObjectNode event(Random random, boolean mayBeStrange) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("classification.type", pick(TYPES, random));
    VALUES.keySet().stream()
        .sorted()
        .filter(_ -> random.nextBoolean())
        .forEach(field -> event.set(field, value(field, random, mayBeStrange)));
    if (mayBeStrange && random.nextInt(STRANGE_EVERY) == 0) {
      event.set(pick(STRANGE_NAMES, random), value("comment", random, true));
    }
    return event;
  }

  private static JsonNode value(String field, Random random, boolean mayBeStrange) {
    boolean isStrange = mayBeStrange && random.nextInt(STRANGE_EVERY) == 0;
    String json = pick(isStrange ? STRANGE : VALUES.getOrDefault(field, STRANGE), random);
    return Json.read(json).orElseThrow();
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
