package io.signalbox.statistics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Meta;
import io.signalbox.envelope.SanitisedEvent;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Generated events of a journal. */
final class JournalEvents {
  private static final List<String> NAMES =
      List.of("org", "example.org", "a.example.org", "c.b.a.example.org", "Ample.org", "x..org");

  private static final List<String> FAR =
      List.of(
          "2019-05-01T10:00:00+02:00",
          "2031-01-01T00:00:00Z",
          "-999999999-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59Z",
          "yesterday");

  private final Random random;

  JournalEvents(Random random) {
    this.random = random;
  }

  /** Up to four tags, or more than a row has. */
  static Meta tags(int number) {
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    ArrayNode tags = meta.putArray(Meta.TAGS);
    for (int tag = 0; tag < number / 2; tag++) {
      tags.add(number == 8 ? "tag-of-many-characters-" + tag : "tag-" + tag);
    }
    return Meta.of(meta);
  }

  ObjectNode event(Instant now) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("classification.type", random.nextBoolean() ? "phishing" : "scanner");
    event.put(
        "classification.identifier", Journal.VALUES.get(random.nextInt(Journal.VALUES.size())));
    event.put("feed.name", Journal.VALUES.get(random.nextInt(Journal.VALUES.size())));
    event.put("source.geolocation.cc", random.nextBoolean() ? "AT" : "EE");
    if (random.nextInt(5) > 0) {
      event.put("source.ip", "192.0.2." + random.nextInt(200));
    }
    if (random.nextInt(4) == 0) {
      event.put("destination.ip", random.nextBoolean() ? "2001:db8::1" : "::ffff:192.0.2.9");
    }
    if (random.nextInt(3) == 0) {
      event.put("source.fqdn", NAMES.get(random.nextInt(NAMES.size())));
    }
    if (random.nextInt(3) > 0) {
      Duration age = Duration.ofSeconds(random.nextInt(9) - 1).multipliedBy(random.nextInt(90_000));
      event.put("time.source", now.minus(age).toString());
    } else if (random.nextInt(3) == 0) {
      event.put("time.source", FAR.get(random.nextInt(FAR.size())));
    }
    return event;
  }

  /** When an event was, as it says. */
  static Optional<Instant> time(Envelope envelope) {
    String text =
        SanitisedEvent.fields(envelope, "time.source"::equals).path("time.source").asText();
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
