package io.signalbox.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Envelope;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One event never stops what else is written: neither by its times, nor by a fault of a format. */
class FailingFormatTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-22T09:00:00Z");
  private static final WriteOptions OPTIONS =
      WriteOptions.of(new HubIdentity("cert-ee", "Example CERT", "cert@cert.example"));

  /** As {@link java.time.OffsetDateTime} reads them. */
  private static final List<String> FAR =
      List.of(
          "+999999999-12-31T23:59:59.999999999Z",
          "+999999999-12-31T23:59:59-18:00",
          "-999999999-01-01T00:00:00+18:00",
          "-999999999-01-01T00:00:00Z",
          "0000-01-01T00:00:00Z",
          "0001-01-01T00:00:00+18:00",
          "9999-12-31T23:59:59-18:00");

  static Stream<EventFormat> formats() {
    return EventFormats.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void times_that_no_receiver_knows_count_for_none(EventFormat format) {
    for (String far : FAR) {
      assertThat(written(format, event(far))).as(far).isEqualTo(written(format, event("never")));
    }
  }

  @Test
  void an_event_that_a_format_fails_at_cannot_be_written() {
    assertThat(
            EventFormats.write(new Failing(), new ReceivedEvent(event("never"), RECEIVED), OPTIONS))
        .isInstanceOf(Conversion.CannotBeWritten.class);
  }

  private static Envelope event(String time) {
    return Events.envelope(
        """
        {"source.ip":"192.0.2.7","source.url":"http://a.example/","classification.type":"phishing",
         "time.source":"%s","time.observation":"%s"}
        """
            .formatted(time, time));
  }

  /** Without the time as the event spells it, or as a spreadsheet may read it. */
  private static String written(EventFormat format, Envelope event) {
    String time = event.payload().text("time.source").orElseThrow();
    return switch (EventFormats.write(format, new ReceivedEvent(event, RECEIVED), OPTIONS)) {
      case Conversion.Written(List<byte[]> parts) ->
          String.join("", parts.stream().map(part -> new String(part, UTF_8)).toList())
              .replace("'" + time, "")
              .replace(time, "");
      case Conversion.CannotBeWritten(String reason) -> reason;
    };
  }

  private record Failing() implements EventFormat {
    @Override
    public String name() {
      return "failing";
    }

    @Override
    public List<Layout> layouts() {
      return List.of();
    }

    @Override
    public String mediaType(Layout layout) {
      return "text/plain";
    }

    @Override
    public String fileEnding(Layout layout) {
      return "txt";
    }

    @Override
    public Conversion write(ReceivedEvent event, WriteOptions options) {
      throw new ArithmeticException("long overflow");
    }

    @Override
    public EventBody open(Layout layout, WriteOptions options, OutputStream out) {
      throw new UnsupportedOperationException();
    }
  }
}
