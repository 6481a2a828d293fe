package io.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Form;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.EventBody;
import io.signalbox.formats.EventColumns;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.HubIdentity;
import io.signalbox.formats.Layout;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every event of real Shadowserver reports in every format: it is written with its address, or set
 * aside with a reason. {@link FormatsTest} has the programs of the formats read what was written.
 */
class ShadowserverReportsTest {
  private static final WriteOptions OPTIONS =
      WriteOptions.of(new HubIdentity("cert-at", "CERT", "hub@cert.example")).withForm(Form.BARE);

  private static List<ReceivedEvent> events = List.of();

  @BeforeAll
  static void read() {
    events =
        Stream.concat(Samples.shadowserver().stream(), Samples.earlierShadowserver().stream())
            .toList();
  }

  static Stream<EventFormat> formats() {
    return EventFormats.ALL.stream();
  }

  @Test
  void thereAreEventsOfManyReports() {
    assertThat(events).hasSize(3_123);
    assertThat(events.stream().map(event -> text(event, "feed.name")).distinct())
        .hasSizeGreaterThan(80);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("formats")
  void eachIsWrittenWithItsAddressOrSetAsideWithAReason(EventFormat format) throws IOException {
    List<String> lost = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (ReceivedEvent event : events) {
      // A mail's table has every field of its events, unless the destination names columns.
      WriteOptions options = OPTIONS.withColumns(EventColumns.of(List.of(event.envelope())));
      switch (EventFormats.write(format, event, options)) {
        case Conversion.Written written -> {
          if (!body(format, written, options).contains(identifier(event))) {
            lost.add(event.envelope().payload().json().toString());
          }
        }
        case Conversion.CannotBeWritten(String reason) -> reasons.add(reason);
      }
    }

    assertThat(lost).isEmpty();
    assertThat(reasons).hasSize(setAside(format.name())).noneMatch(String::isBlank);
  }

  /** How many of them a format has no place for. */
  private static int setAside(String format) {
    return switch (format) {
      case "x-arf" -> 102;
      case "stix" -> 12;
      case "n6" -> 20;
      default -> 0;
    };
  }

  /** What the event is about; empty for the few that have neither an address nor a hash. */
  private static String identifier(ReceivedEvent event) {
    return Stream.of(
            "source.ip",
            "source.network",
            "source.url",
            "source.fqdn",
            "malware.hash.md5",
            "malware.hash.sha1",
            "destination.ip")
        .map(field -> text(event, field))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String text(ReceivedEvent event, String field) {
    return event.envelope().payload().text(field).orElse("");
  }

  private static String body(EventFormat format, Conversion.Written written, WriteOptions options)
      throws IOException {
    Layout layout = format.layouts().contains(Layout.ONE) ? Layout.ONE : Layout.WHOLE;
    var out = new ByteArrayOutputStream();
    try (EventBody body = format.open(layout, options, out)) {
      body.add(written);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
