package io.signalbox.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Form;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFormatTest {
  private static final WriteOptions BARE =
      WriteOptions.of(new HubIdentity("hub", "Hub", "hub@hub.example")).withForm(Form.BARE);
  private static final EventFormat JSON = EventFormats.named("json").orElseThrow();
  private static final List<Envelope> TWO =
      List.of(
          Events.envelope("{\"comment\":\"ü\\n\"}"), Events.envelope("{\"feed.accuracy\":1.0}"));
  private static final String FIRST =
      "{\"comment\":\"ü\\n\",\"extra.signalbox_id\":\"" + Events.ID + "\"}";
  private static final String SECOND =
      "{\"feed.accuracy\":1.0,\"extra.signalbox_id\":\"" + Events.ID + "\"}";

  @Test
  void eachLayoutHasItsPunctuation() throws IOException {
    assertThat(body(Layout.ARRAY_OF_LINES, TWO))
        .isEqualTo("[\n" + FIRST + ",\n" + SECOND + "\n]\n");
    assertThat(body(Layout.ARRAY, TWO)).isEqualTo("[" + FIRST + "," + SECOND + "]");
    assertThat(body(Layout.LINES, TWO)).isEqualTo(FIRST + "\n" + SECOND + "\n");
    assertThat(body(Layout.ONE, TWO.subList(0, 1))).isEqualTo(FIRST);
    assertThat(body(Layout.ARRAY, List.of())).isEqualTo("[]");
  }

  @Test
  void aTypedEventSaysThatItIsOne() {
    assertThat(written(BARE.withTyped(true), TWO.getFirst()))
        .isEqualTo(FIRST.replace("}", ",\"__type\":\"Event\"}"));
  }

  @Test
  void theFormatChoosesTheFormWhereItIsNamedForOne() {
    EventFormat draft = EventFormats.named("iep04-draft").orElseThrow();
    Conversion conversion =
        EventFormats.write(draft, new ReceivedEvent(TWO.getFirst(), Instant.EPOCH), BARE);

    assertThat(conversion).isInstanceOf(Conversion.Written.class);
    assertThat(text((Conversion.Written) conversion))
        .startsWith("{\"meta\":{\"version\":1,\"uuid\":{\"current\":\"");
  }

  @Test
  void aPayloadThatNobodyDecodesHasNoBareForm() {
    Envelope foreign = Events.foreign("riddle", "{\"a\":1}");

    assertThat(EventFormats.write(JSON, new ReceivedEvent(foreign, Instant.EPOCH), BARE))
        .isInstanceOf(Conversion.CannotBeWritten.class);
    assertThat(written(BARE.withForm(Form.DECIDED), foreign)).contains("\"payload\":{\"a\":1}");
  }

  private static String body(Layout layout, List<Envelope> envelopes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (EventBody body = JSON.open(layout, BARE, out)) {
      for (Envelope envelope : envelopes) {
        body.add(conversion(BARE, envelope));
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String written(WriteOptions options, Envelope envelope) {
    return text(conversion(options, envelope));
  }

  private static Conversion.Written conversion(WriteOptions options, Envelope envelope) {
    return (Conversion.Written)
        EventFormats.write(JSON, new ReceivedEvent(envelope, Instant.EPOCH), options);
  }

  private static String text(Conversion.Written written) {
    return new String(written.parts().getFirst(), StandardCharsets.UTF_8);
  }
}
