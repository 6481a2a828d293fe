package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is just within a limit is taken, what is just beyond it is not. */
class LimitsAtTheEdgeTest {
  private final EnvelopeReader reader = new EnvelopeReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "999999999999999999",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "-9223372036854775809",
        "2147483647",
        "2147483648",
        "-2147483649"
      })
  void a_whole_number_is_what_it_says(String number) throws UnreadableBody {
    Payload payload = reader.readOne("{\"extra.n\":%s}".formatted(number)).payload();

    assertThat(payload.field("extra.n").orElseThrow().bigIntegerValue())
        .isEqualTo(new BigInteger(number));
    assertThat(payload.field("extra.n").orElseThrow().isBigInteger())
        .isEqualTo(new BigInteger(number).bitLength() > 63);
  }

  @Test
  void a_whole_number_beyond_any_double_is_refused() throws UnreadableBody {
    assertThat(read("{\"a\":%s}".formatted("9".repeat(308)))).isInstanceOf(ReadItem.Parsed.class);
    assertThat(read("{\"a\":%s}".formatted("9".repeat(310))))
        .isInstanceOf(ReadItem.Malformed.class);
  }

  @Test
  void a_number_has_so_many_characters_and_no_more() throws UnreadableBody {
    String longest = "0." + "1".repeat(Limits.NUMBER_CHARACTERS - 2);

    assertThat(read("{\"a\":%s}".formatted(longest))).isInstanceOf(ReadItem.Parsed.class);
    assertThat(read("{\"a\":%s1}".formatted(longest))).isInstanceOf(ReadItem.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format\":\"intelmq\",\"meta\":{},\"payload\":{%s}}",
        "{\"format\":\"idea\",\"meta\":{},\"payload\":{%s}}",
        "{\"meta\":{\"version\":1,\"type\":\"event\",\"format\":\"intelmq\"},\"payload\":{%s}}",
        "{\"format\":\"intelmq\",\"version\":9,\"meta\":{},\"payload\":{%s}}",
        "{%s}"
      })
  void names_of_fields_have_one_limit_in_each_form(String form) throws UnreadableBody {
    String longest = "extra." + "n".repeat(Limits.FIELD_NAME_CHARACTERS - 6);

    assertThat(read(form.formatted("\"" + longest + "\":1"))).isInstanceOf(ReadItem.Parsed.class);
    assertThat(read(form.formatted("\"" + longest + "n\":1")))
        .isInstanceOf(ReadItem.Malformed.class);
    assertThat(read(form.formatted("\"extra\":{\"" + longest.substring(6) + "n\":1}")))
        .isInstanceOf(ReadItem.Malformed.class);
  }

  @Test
  void an_item_has_so_many_values_and_no_more() throws UnreadableBody {
    // The item itself and the array are values too.
    String numbers = String.join(",", Collections.nCopies(Limits.VALUES - 2, "1"));

    assertThat(read("{\"a\":[%s]}".formatted(numbers))).isInstanceOf(ReadItem.Parsed.class);
    assertThat(read("{\"a\":[%s,1]}".formatted(numbers))).isInstanceOf(ReadItem.Malformed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "a=%41,A",
    "a=%c3%A4,\u00e4",
    "a=x+y%2b,x y+",
    "a=%7e,~",
    "a=%ff,",
    "a=%4,",
    "a=%,",
    "a=%g0,",
    "a=%0g,",
    "a=1&=1,",
    "a=1&b,"
  })
  void a_form_body_is_unescaped_digit_by_digit(String form, String value) throws UnreadableBody {
    ReadItem item =
        reader
            .read(
                form.getBytes(StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded",
                Optional.empty())
            .items()
            .getFirst();

    if (value == null) {
      assertThat(item).isInstanceOf(ReadItem.Malformed.class);
    } else {
      assertThat(((ReadItem.Parsed) item).envelope().payload().text("a")).hasValue(value);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "255.255.255.255 | true",
        "0.0.0.0         | false",
        "0.0.0.1         | true",
        "192.0.2.010     | false",
        "256.0.0.1       | false",
        "::ffff:192.0.2.1 | true",
        "1::2::3         | false",
        "12345::         | false"
      })
  void addresses_end_where_their_numbers_do(String text, boolean expected) {
    assertThat(TextShapes.isAddress(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/32, true",
    "192.0.2.0/33, false",
    "0.0.0.0/0, true",
    "192.0.2.1/31, false",
    "192.0.2.0/, false",
    "/24, false",
    "192.0.2.0/x, false",
    "2001:db8::/128, true",
    "2001:db8::/129, false",
    "192.0.2.1, true",
    "2001:db8::1, true",
    "net, false"
  })
  void networks_end_where_their_lengths_do(String text, boolean expected) {
    assertThat(Networks.isNetwork(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-12-31T23:59:59+00:00, true",
    "2024-01-01T00:00:00+00:00, true",
    "2024-12-31T24:00:00+00:00, false",
    "2024-12-31T23:60:00+00:00, false",
    "2024-12-31T23:59:60+00:00, false",
    "2024-00-01T00:00:00+00:00, false",
    "2024-13-01T00:00:00+00:00, false",
    "2024-01-00T00:00:00+00:00, false",
    "2023-02-29T00:00:00+00:00, false"
  })
  void times_end_where_the_clock_and_the_calendar_do(String text, boolean expected) {
    assertThat(TextShapes.isTime(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "a.example, true",
    "z.example, true",
    "A.example, false",
    "0.example, true",
    "9.example, true",
    "`.example, false",
    "{.example, false",
    "/.example, false",
    ":.example, false",
    "@.example, false",
    "[.example, false",
    "-a.example, false",
    "a-.example, false",
    "a..example, false"
  })
  void names_have_letters_digits_and_hyphens_between_them(String text, boolean expected) {
    assertThat(TextShapes.isDomainName(text)).isEqualTo(expected);
  }

  @Test
  void a_domain_name_has_253_characters_at_the_most() {
    String labels = "a.".repeat(126);

    assertThat(TextShapes.isDomainName(labels + "a")).isTrue();
    assertThat(TextShapes.isDomainName(labels + "aa")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"Zm9v, true", "Zm8=, true", "Zm8, false", "Zm9vZg, false", "Z, false", "Zm9*, false"})
  void base64_comes_in_groups_of_four(String text, boolean expected) {
    assertThat(TextShapes.isBase64(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.example/x, true",
    "mailto:a@b.example, false",
    "//a.example/x, false",
    "a b, false",
    "http://a.example/%zz, true",
    "1http://a, false"
  })
  void a_url_has_a_scheme_and_a_host(String text, boolean expected) {
    assertThat(TextShapes.isUrl(text)).isEqualTo(expected);
  }

  @Test
  void each_name_of_a_type_is_known_and_no_other() {
    for (FieldType type : FieldType.values()) {
      assertThat(type.expected()).endsWith(" is expected").hasSizeGreaterThan(15);
    }
    assertThat(FieldType.named("FQDN")).isEqualTo(FieldType.FQDN);
    assertThatNoException().isThrownBy(() -> FieldType.named("JSONDict"));
  }

  private ReadItem read(String item) throws UnreadableBody {
    return reader
        .read(item.getBytes(StandardCharsets.UTF_8), "application/json", Optional.empty())
        .items()
        .getFirst();
  }
}
