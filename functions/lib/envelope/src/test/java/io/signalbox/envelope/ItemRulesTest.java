package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One item that breaks a rule: its field and the rule are told, and its neighbour is read. */
class ItemRulesTest {
  private static final String UUID = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                          |                | at least one field",
        "{`a`:{`b`:1,`b`:2}}                         | a.b            | twice in its object",
        "{`a.b`:1,`a`:{`b`:1}}                       | a.b            | once flat and once in an"
            + " object",
        "{`a`:[0,1e999]}                             | a[1]           | a double can hold",
        "{`a`:1e-999}                                | a              | a double can hold",
        "{`a`:1e99999999999}                         | a              | a double can hold",
        "{`extra.signalbox_id`:`x`,`a`:1}            | extra.signalbox_id | expected a UUID",
        "{`meta`:7}                                  | meta           | an object is expected",
        "{`meta`:{`uuid`:7},`payload`:{}}            | meta.uuid      | a text is expected",
        "{`meta`:{`uuid`:`x y`},`payload`:{}}        | meta.uuid      | expected a UUID",
        "{`meta`:{`uuid`:`!a b`},`payload`:{}}       | meta.uuid      | letters, digits",
        "{`meta`:{`signalbox:path`:`a`},`payload`:{}} | meta.signalbox:path | begins with",
        "{`meta`:{`uuid`:{`current`:`x`}},`payload`:{}} | meta.uuid.current | expected a UUID",
        "{`version`:-1,`payload`:{}}                 | version        | whole number",
        "{`version`:`1`,`payload`:{}}                | version        | whole number",
        "{`meta`:{`version`:1.5},`payload`:{}}       | meta.version   | whole number",
        "{`format`:` `,`payload`:{}}                 | format         | a name is expected",
        "{`type`:[],`payload`:{}}                    | type           | a text is expected",
        "{`payload`:[]}                              | payload        | an object is expected",
      })
  void isRejectedWithItsFieldAndTheRule(String item, String field, String rule)
      throws UnreadableBody {
    ReadItem.Malformed malformed = malformed(item.replace('`', '"'));

    assertThat(malformed.field()).isEqualTo(field == null ? "" : field);
    assertThat(malformed.reason()).contains(rule);
  }

  @Test
  void isRejectedWhereItIsItsOwnParent() throws UnreadableBody {
    assertThat(
            malformed(
                    "{\"meta\":{\"uuid\":{\"current\":\"a:%s\",\"parent\":\"b:%s\"}},\"payload\":{}}"
                        .formatted(UUID, UUID))
                .reason())
        .isEqualTo("an envelope is not its own parent");
    assertThat(
            malformed(
                    "{\"meta\":{\"uuid\":\"%s\",\"signalbox:parent\":\"%s\"},\"payload\":{}}"
                        .formatted(UUID, UUID))
                .field())
        .isEqualTo("meta.signalbox:parent");
  }

  @Test
  void isRejectedWhereItIsTooDeep() throws UnreadableBody {
    String deep = "{\"a\":".repeat(Limits.DEPTH) + "1" + "}".repeat(Limits.DEPTH);

    assertThat(read(deep)).isInstanceOf(ReadItem.Parsed.class);
    assertThat(malformed("{\"a\":" + deep + "}").reason()).contains("at most 64 deep");
    String bottomless = "[".repeat(200_000) + "]".repeat(200_000);
    assertThat(malformed("{\"a\":" + bottomless + "}").reason()).contains("at most 64 deep");
  }

  @Test
  void isRejectedWhereItWouldGrow() throws UnreadableBody {
    String longName = "a".repeat(Limits.FIELD_NAME_CHARACTERS);

    assertThat(malformed("{\"%s\":{\"b\":1}}".formatted(longName)).reason())
        .contains("at most 512 characters");
    assertThat(malformed("{\"a\":[0%s]}".formatted(",0".repeat(Limits.VALUES))).reason())
        .contains("at most 100000 values");
    assertThat(malformed("{\"a\":%s}".formatted("1".repeat(Limits.NUMBER_CHARACTERS + 1))).reason())
        .contains("at most 1000 characters");
    StringBuilder fields = new StringBuilder("{\"f\":0");
    for (int i = 0; i < Limits.FIELDS; i++) {
      fields.append(",\"f").append(i).append("\":0");
    }
    assertThat(malformed(fields + "}").reason()).contains("at most 10000 fields");
  }

  private static ReadItem.Malformed malformed(String item) throws UnreadableBody {
    return (ReadItem.Malformed) read(item);
  }

  /** Reads the item between two good ones. */
  private static ReadItem read(String item) throws UnreadableBody {
    String body = "[{\"source.asn\":1},%s,{\"source.asn\":2}]".formatted(item);
    List<ReadItem> items =
        new EnvelopeReader()
            .read(body.getBytes(StandardCharsets.UTF_8), "", Optional.empty())
            .items();
    assertThat(items).hasSize(3);
    assertThat(items.getFirst()).isInstanceOf(ReadItem.Parsed.class);
    assertThat(items.getLast()).isInstanceOf(ReadItem.Parsed.class);
    return items.get(1);
  }
}
