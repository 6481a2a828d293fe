package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import org.erdtman.jcs.NumberToJSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against RFC 8785 and its reference implementation. That one never comes to an end at 1e-315, and
 * has other subnormal numbers wrong.
 */
class CanonicalNumberTest {
  /** RFC 8785, appendix B. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void the_samples_of_the_standard_are_met(String bits, String text) {
    assertThat(CanonicalNumber.text(Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(bits))))
        .isEqualTo(text);
  }

  /** As a browser writes them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "5e-324", "1e-323", "1.5e-323", "2e-323", "2.5e-323", "3e-323", "3.5e-323", "4e-323",
        "4.4e-323", "5e-323", "1e-322", "1.04e-322", "1e-320", "1e-315", "-1e-315", "1.5e-312",
        "2.225073858507201e-308", "2.2250738585072014e-308"
      })
  void the_smallest_numbers_have_as_few_digits_as_possible(String text) {
    assertThat(CanonicalNumber.text(Double.parseDouble(text))).isEqualTo(text);
  }

  @Test
  void normal_numbers_are_as_the_reference_has_them() throws IOException {
    Random random = new Random(3);
    for (int round = 0; round < 100_000; round++) {
      double any = Double.longBitsToDouble(random.nextLong());
      double ordinary = random.nextInt(1_000_000) / Math.pow(10, random.nextInt(12));
      for (double number : new double[] {any, ordinary}) {
        if (Double.isFinite(number) && (number == 0 || Math.abs(number) >= Double.MIN_NORMAL)) {
          assertThat(CanonicalNumber.text(number)).isEqualTo(NumberToJSON.serializeNumber(number));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void what_is_not_finite_is_no_json(double number) {
    assertThatThrownBy(() -> CanonicalNumber.text(number))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
