package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the reference implementation of RFC 8785. */
class CanonicalTest {
  private static String canonical(JsonNode value) {
    return StandardCharsets.UTF_8.decode(Canonical.form(value)).toString();
  }

  private static void assertLikeReference(JsonNode value) throws IOException {
    assertThat(canonical(value))
        .isEqualTo(new JsonCanonicalizer(Json.text(value)).getEncodedString());
  }

  @Test
  void random_events_are_as_the_reference_has_them() throws IOException {
    for (int seed = 0; seed < 3000; seed++) {
      ObjectNode event = new RandomEnvelopes(seed).event();
      if (!holdsLargeNumbers(event)) {
        assertLikeReference(event);
      }
    }
  }

  /** Those that the hub tells apart, and a double does not. */
  private static boolean holdsLargeNumbers(JsonNode value) {
    return value.isNumber()
        ? Math.abs(value.doubleValue()) > 1e15
        : value.valueStream().anyMatch(CanonicalTest::holdsLargeNumbers);
  }

  @Test
  void every_character_and_every_order_of_keys_is_as_the_reference_has_it() throws IOException {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (int key = 0; key < 20; key++) {
        object.put(text(random), text(random));
      }
      assertLikeReference(object);
    }
  }

  /** Characters from the whole of Unicode and, as often, from its first hundred. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < 5) {
      int point = random.nextInt(random.nextBoolean() ? 100 : Character.MAX_CODE_POINT);
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        text.appendCodePoint(point);
      }
    }
    return text.toString();
  }

  @Test
  void random_doubles_are_as_the_reference_has_them() throws IOException {
    Random random = new Random(2);
    for (int round = 0; round < 3000; round++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value) && Math.abs(value) < 1e15) {
        assertLikeReference(Json.MAPPER.readTree("[" + value + "]"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "80.0, 80",
    "1e2, 100",
    "9007199254740992, 9007199254740992",
    "9007199254740993, '\"9007199254740993\"'",
    "-9007199254740993.0, '\"-9007199254740993\"'",
    "1152921504606846976, 1152921504606847000",
    "1e23, '\"100000000000000000000000\"'",
    "1e39, '\"1000000000000000000000000000000000000000\"'",
    "1e40, 1e+40",
    "0.000001, 0.000001",
    "1e-7, 1e-7",
    "[], []",
    "{}, {}",
    "'[null,true,false]', '[null,true,false]'"
  })
  void values_have_one_form(String value, String form) throws IOException {
    assertThat(canonical(Json.MAPPER.readTree(value))).isEqualTo(form);
  }
}
