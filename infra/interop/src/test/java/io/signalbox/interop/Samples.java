package io.signalbox.interop;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.formats.ReceivedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Envelopes from everywhere: the examples of the tree, Shadowserver's reports, IntelMQ's own tests,
 * generated ones.
 */
final class Samples {
  private static final Instant RECEIVED_AT = Instant.parse("2026-11-28T12:00:00.123456Z");
  private static final Path EXAMPLES = Path.of("../../events/envelopes");
  private static final int GENERATED = 400;

  /** The rows of a report are alike. */
  private static final int OF_EACH_EARLIER_REPORT = 5;

  private Samples() {}

  static List<ReceivedEvent> all() {
    List<ReceivedEvent> samples = new ArrayList<>();
    examples().forEach(text -> samples.addAll(read(text)));
    samples.addAll(shadowserver());
    samples.addAll(firstOfEach(earlierShadowserver()));
    Judge.intelmqEvents().forEach(text -> samples.addAll(read(text)));
    GeneratedEvents.events(GENERATED, 1).forEach(event -> samples.addAll(read(event.toString())));
    return samples;
  }

  /** The events of real Shadowserver reports. */
  static List<ReceivedEvent> shadowserver() {
    return Judge.shadowserverEvents().stream().flatMap(text -> read(text).stream()).toList();
  }

  /** The events of real Shadowserver reports of earlier years. */
  static List<ReceivedEvent> earlierShadowserver() {
    return Judge.earlierShadowserverEvents().stream().flatMap(text -> read(text).stream()).toList();
  }

  private static List<ReceivedEvent> firstOfEach(List<ReceivedEvent> events) {
    Map<String, Integer> counts = new HashMap<>();
    return events.stream()
        .filter(
            event ->
                counts.merge(
                        event.envelope().payload().text("feed.name").orElse(""), 1, Integer::sum)
                    <= OF_EACH_EARLIER_REPORT)
        .toList();
  }

  private static List<String> examples() {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .filter(file -> file.toString().endsWith("json"))
          .sorted()
          .map(Samples::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The envelopes of a text as the hub reads them; what it refuses is none. */
  static List<ReceivedEvent> read(String text) {
    try {
      return new EnvelopeReader()
          .read(text.getBytes(StandardCharsets.UTF_8), "", Optional.empty()).items().stream()
              .flatMap(
                  item ->
                      item instanceof ReadItem.Parsed one
                          ? Stream.of(one.envelope())
                          : Stream.<Envelope>empty())
              .filter(envelope -> !envelope.isTagUpdate())
              .map(envelope -> new ReceivedEvent(envelope, RECEIVED_AT))
              .toList();
    } catch (UnreadableBody e) {
      throw new IllegalArgumentException(e);
    }
  }
}
