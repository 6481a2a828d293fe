package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EnvelopeCodecTest {
  private final EnvelopeReader reader = new EnvelopeReader();
  private final EnvelopeCodec codec = new EnvelopeCodec();

  @Test
  void storesAnEventInLessThanHalfOfItsSize() throws IOException, UnreadableBody {
    String event = Files.readString(Path.of("../../../events/envelopes/bare.json"));
    byte[] plain = Json.bytes(Json.MAPPER.readTree(event));

    assertThat(codec.encode(reader.readOne(event), Coding.DEFLATED))
        .hasSizeLessThan(plain.length / 2);
  }

  /** What was stored with a dictionary can be read with that one alone. */
  @Test
  void keepsItsDictionary() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(EnvelopeCodec.class.getResourceAsStream("dictionary-1.txt"))) {
      assertThat(Hashes.sha256(ByteBuffer.wrap(stream.readAllBytes())))
          .isEqualTo("d15ba3adff3fcc3682d97005e75241a0c899d2ebd8ef6c517e9225393f3c4bbd");
    }
  }

  @Test
  void readsWhatTheFirstVersionStored() throws UnreadableBody {
    String stored =
        "0183881a181aa624a72419e9a619a619ea9a26a558e85a18a61ae85a269a1a9a9824a6269aa626c17420670458e235867907915d2d80b9b5b61600";

    assertThat(codec.decode(HexFormat.of().parseHex(stored)))
        .isEqualTo(reader.readOne("{\"source.ip\":\"192.0.2.3\",\"feed.accuracy\":80.0}"));
  }

  @Test
  void storesAnEventPlainlyWhereItIsToldTo() throws UnreadableBody {
    byte[] stored = codec.encode(reader.readOne("{\"source.ip\":\"192.0.2.3\"}"), Coding.PLAIN);

    assertThat(stored[0]).isZero();
    assertThat(new String(stored, 1, stored.length - 1, StandardCharsets.UTF_8))
        .contains("\"source.ip\":\"192.0.2.3\"");
  }

  @Test
  void knowsItsCodingsByName() {
    assertThat(Coding.named("plain")).isEqualTo(Coding.PLAIN);
    assertThat(Coding.named("deflated")).isEqualTo(Coding.DEFLATED);
    assertThatThrownBy(() -> Coding.named("PLAIN")).hasMessageContaining("no coding PLAIN");
  }

  @Test
  void storesNumbersAsTheyAreHoweverTheyWereSpelled() throws UnreadableBody {
    Envelope spelled =
        reader.readOne("{\"extra.n\":[5E-0,50e-1,-0E0,-0.0,123456789012345678901E-0,1e2,1E+2]}");

    for (Coding coding : Coding.values()) {
      assertThat(codec.decode(codec.encode(spelled, coding))).isEqualTo(spelled);
    }
  }

  @Test
  void refusesWhatItDidNotStore() throws UnreadableBody {
    for (Coding coding : Coding.values()) {
      byte[] stored = codec.encode(reader.readOne("{\"source.ip\":\"192.0.2.3\"}"), coding);
      assertThatThrownBy(() -> codec.decode(Arrays.copyOf(stored, stored.length / 2)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> codec.decode("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> codec.decode(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
