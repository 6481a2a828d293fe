package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReadingTest {
  private static final String JSON = "application/json";
  private static final String LINES = "application/x-ndjson";
  private static final Optional<String> NONE = Optional.empty();

  private final EnvelopeReader reader = new EnvelopeReader();

  @Test
  void readsAnArrayWhoseElementsStandAlone() throws UnreadableBody {
    List<ReadItem> items =
        read(
            "[{\"source.ip\":\"192.0.2.3\"}, {\"a\":1,\"a\":2,\"b\":[{}]}, 7, {\"source.asn\":1}]",
            JSON);

    assertThat(items).hasSize(4);
    assertThat(items.get(0)).isInstanceOf(ReadItem.Parsed.class);
    assertThat(items.get(1))
        .isEqualTo(
            new ReadItem.Malformed(
                1,
                "a",
                "this key stands twice in its object (line 1, column 36)",
                "{\"a\":1,\"a\":2,\"b\":[{}]}"));
    assertThat(items.get(2)).isEqualTo(new ReadItem.Malformed(2, "", "an object is expected", "7"));
    assertThat(items.get(3)).isInstanceOf(ReadItem.Parsed.class);
  }

  @Test
  void readsLinesThatStandAlone() throws UnreadableBody {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        "{\"source.asn\":1}\r\n\n{\"source.asn\":\n{\"source.asn\":"
            .getBytes(StandardCharsets.UTF_8));
    body.write(0xC3);
    body.writeBytes("\n{\"source.asn\":2} {}\n{\"source.asn\":3}".getBytes(StandardCharsets.UTF_8));

    List<ReadItem> items = reader.read(body.toByteArray(), LINES, NONE).items();

    assertThat(items).extracting(ReadItem::index).containsExactly(0, 1, 2, 3, 4);
    assertThat(reasons(items))
        .containsExactly(
            "line 3, column 15: the rest was expected; the JSON is cut off",
            "line 4, column 15: UTF-8 was expected",
            "line 5, column 18: the line's end was expected");
  }

  @Test
  void takesLinesForLinesUnderAJsonType() throws UnreadableBody {
    assertThat(read("{\"source.asn\":1}\n{\"source.asn\":2}\n", JSON)).hasSize(2);
    assertThat(read("{\"source.asn\":\n1}\n", JSON)).hasSize(1);
    assertThat(read("\uFEFF{\"source.asn\":1}", JSON)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {JSON, "application/json; charset=utf-8", "", "application/x-www-form-urlencoded"})
  void understandsAFormBodyUnderAnyType(String type) throws UnreadableBody {
    ReadItem item =
        read(
                "source.asn=64496&feed.accuracy=80.0&source.tor_node=False&extra.foo=a&extra.foo=1"
                    + "&extra.on=True&event_description.text=%C3%BCml+aut&comment=1&raw=Zm9v%3D",
                type)
            .getFirst();

    assertThat(item).isInstanceOf(ReadItem.Parsed.class);
    Envelope expected =
        reader.readOne(
            """
            {"source.asn":64496,"feed.accuracy":80.0,"source.tor_node":false,"extra.foo":["a","1"],
             "extra.on":true,"event_description.text":"üml aut","comment":"1","raw":"Zm9v="}
            """);
    assertThat(((ReadItem.Parsed) item).envelope()).isEqualTo(expected);
  }

  @Test
  void readsCharactersThatAFormBodyHasNotEscaped() throws UnreadableBody {
    assertThat(reader.readOne("comment=\uD83D\uDE00+%F0%9F%98%80&extra.ü=ü").payload().json())
        .isEqualTo(
            reader
                .readOne("{\"comment\":\"\uD83D\uDE00 \uD83D\uDE00\",\"extra.ü\":\"ü\"}")
                .payload()
                .json());
  }

  @Test
  void refusesABodyThatIsDeeperThanAParserCanSkip() {
    assertThatThrownBy(() -> read("[".repeat(1_000_000), JSON))
        .isInstanceOf(UnreadableBody.Malformed.class);
  }

  @Test
  void refusesAFormOfTooManyValues() throws UnreadableBody {
    ReadItem item = read("a=1" + "&a=1".repeat(Limits.VALUES), JSON).getFirst();

    assertThat(((ReadItem.Malformed) item).reason()).isEqualTo("an item has at most 100000 values");
  }

  @Test
  void readsABodyAfterOneWhoseNamesWereMadeToCollide() throws UnreadableBody {
    StringBuilder colliding = new StringBuilder("{\"a\":0");
    for (int number = 0; number < 5_000; number++) {
      StringBuilder name = new StringBuilder();
      for (int bit = 0; bit < 13; bit++) {
        name.append((number >> bit & 1) == 0 ? "AB" : "B!");
      }
      colliding.append(",\"").append(name).append("\":0");
    }
    assertThat(read(colliding + "}", JSON).getFirst()).isInstanceOf(ReadItem.Parsed.class);

    StringBuilder names = new StringBuilder("{\"a\":0");
    for (int number = 0; number < 5_000; number++) {
      names.append(",\"name").append(number).append("\":0");
    }
    assertThat(read(names + "}", JSON).getFirst()).isInstanceOf(ReadItem.Parsed.class);
  }

  @Test
  void refusesALongPathAndALongIdUnread() throws UnreadableBody {
    String tooManyHubs = "{\"a\":1,\"extra.signalbox_path\":\"%s\"}".formatted("!a".repeat(65));
    String tooManyParts = "{\"a\":1,\"extra.signalbox_id\":\"%s\"}".formatted("a:".repeat(65));

    assertThat(reasons(read(tooManyHubs, JSON))).containsExactly("A path has at most 64 hubs");
    assertThat(reasons(read(tooManyParts, JSON)))
        .singleElement()
        .asString()
        .contains("expected a UUID, owner:UUID");
  }

  @Test
  void inflatesWhatIsCompressed() throws UnreadableBody {
    byte[] packed =
        gzip("[{\"source.asn\":1},{\"source.asn\":2}]".getBytes(StandardCharsets.UTF_8));

    assertThat(reader.read(packed, JSON, Optional.of("gzip")).items()).hasSize(2);
    assertThat(reader.read(packed, "application/gzip", NONE).items()).hasSize(2);
  }

  @Test
  void stopsInflatingAtTheLimit() {
    byte[] bomb = gzip(new byte[50 * Limits.BODY_BYTES]);

    assertThat(bomb).hasSizeLessThan(Limits.BODY_BYTES);
    assertThatThrownBy(() -> reader.read(bomb, JSON, Optional.of("gzip")))
        .isInstanceOf(UnreadableBody.TooLarge.class)
        .hasMessage("a body has at most bodyBytes = 6291456");
    assertThatThrownBy(() -> reader.read(gzip(bomb), "application/gzip", Optional.of("gzip")))
        .isInstanceOf(UnreadableBody.TooLarge.class);
  }

  @Test
  void refusesMoreItemsThanTheLimit() throws UnreadableBody {
    String atLimit = "{\"source.asn\":1}\n".repeat(Limits.ITEMS);

    assertThat(read(atLimit, LINES)).hasSize(Limits.ITEMS);
    assertThatThrownBy(() -> read(atLimit + "{}", LINES))
        .isInstanceOf(UnreadableBody.TooLarge.class)
        .hasMessageContaining("items = 5000");
    assertThatThrownBy(() -> read("[0" + ",0".repeat(Limits.ITEMS) + "]", JSON))
        .isInstanceOf(UnreadableBody.TooLarge.class);
  }

  @Test
  void saysWhereABodyIsCutOff() {
    assertThatThrownBy(() -> read("[{\"source.asn\":1},\n {\"source", JSON))
        .isInstanceOfSatisfying(
            UnreadableBody.Malformed.class,
            cutOff -> {
              assertThat(cutOff.line()).isEqualTo(2);
              assertThat(cutOff.expected()).contains("cut off");
              assertThat(cutOff.text()).hasValue("[{\"source.asn\":1},\n {\"source");
            });
    byte[] packed = gzip("[{\"source.asn\":1}]".getBytes(StandardCharsets.UTF_8));
    byte[] half = Arrays.copyOf(packed, packed.length / 2);
    assertThatThrownBy(() -> reader.read(half, JSON, Optional.of("gzip")))
        .hasMessage("the gzip stream is cut off");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "null_",
        "{]",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{'a':1}",
        "{} {}",
        "[1,]",
        "<xml/>"
      })
  void refusesWhatIsNoJson(String body) {
    assertThatThrownBy(() -> read(body, JSON)).isInstanceOf(UnreadableBody.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/json; charset=iso-8859-1"})
  void refusesOtherTypes(String type) {
    assertThatThrownBy(() -> read("{\"source.asn\":1}", type))
        .isInstanceOf(UnreadableBody.UnsupportedType.class);
  }

  @Test
  void refusesOtherEncodings() {
    assertThatThrownBy(() -> reader.read(new byte[1], JSON, Optional.of("br")))
        .isInstanceOf(UnreadableBody.UnsupportedType.class);
    assertThatThrownBy(() -> reader.read(new byte[1], JSON, Optional.of("gzip")))
        .isInstanceOf(UnreadableBody.Malformed.class);
  }

  private List<ReadItem> read(String body, String type) throws UnreadableBody {
    return reader.read(body.getBytes(StandardCharsets.UTF_8), type, NONE).items();
  }

  private static List<String> reasons(List<ReadItem> items) {
    return items.stream()
        .filter(ReadItem.Malformed.class::isInstance)
        .map(item -> ((ReadItem.Malformed) item).reason())
        .toList();
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException inMemory) {
      throw new AssertionError(inMemory);
    }
    return packed.toByteArray();
  }
}
