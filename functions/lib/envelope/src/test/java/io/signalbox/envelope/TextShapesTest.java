package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The shapes are read by hand, for speed; here they are spelled out as patterns. */
class TextShapesTest {
  private static final Pattern VERSION_4 =
      Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?\\+00:00");
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

  private static final Pattern EXTRA_NAME = Pattern.compile("[a-z_][a-z_0-9]+(\\.[a-z_0-9]+)*");

  private final Random random = new Random(7);

  @Test
  void addresses_are_four_numbers_that_the_jdk_takes() {
    assertSame("01259.9", "198.51.100.7", TextShapes::isAddress, TextShapesTest::isVersion4);
  }

  @Test
  void times_are_those_of_the_calendar() {
    assertSame(
        "0123459-T:+.", "2024-02-29T23:59:59+00:00", TextShapes::isTime, TextShapesTest::isTime);
    assertSame(
        "0123459.", "2023-12-31T00:00:00.123456+00:00", TextShapes::isTime, TextShapesTest::isTime);
  }

  @Test
  void domain_names_are_labels_of_letters_and_digits() {
    assertSame(
        "az09_-.\u00e4\u0660\u2160\ud835\udfd8!",
        "a-1.b_c.example",
        TextShapes::isDomainName,
        TextShapesTest::isDomainName);
    String longest = "a".repeat(63);
    assertThat(TextShapes.isDomainName(longest + ".at")).isTrue();
    assertThat(TextShapes.isDomainName(longest + "a.at")).isFalse();
  }

  @Test
  void names_below_extra_are_of_lower_case_letters_digits_and_underscores() {
    for (String example : new String[] {"extra.a_1.b2", "extra.ab", "extra.a1.2.c"}) {
      assertSame(
          "a0_.A-\u00e4",
          example,
          name -> name.length() > 6 && TextShapes.isExtraName(name, 6),
          name -> name.length() > 6 && EXTRA_NAME.matcher(name.substring(6)).matches());
    }
  }

  /** Compares on the example with some of its characters replaced, removed or doubled. */
  private void assertSame(
      String alphabet, String example, Predicate<String> shape, Predicate<String> spelledOut) {
    assertThat(shape).accepts(example);
    for (int round = 0; round < 100_000; round++) {
      StringBuilder text = new StringBuilder(example);
      for (int change = random.nextInt(4); change > 0 && !text.isEmpty(); change--) {
        int at = random.nextInt(text.length());
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(4)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, c);
          default -> text.setCharAt(at, c);
        }
      }
      String value = text.toString();
      assertThat(shape.test(value)).as(value).isEqualTo(spelledOut.test(value));
    }
  }

  private static boolean isVersion4(String text) {
    try {
      return VERSION_4.matcher(text).matches() && !InetAddress.ofLiteral(text).isAnyLocalAddress();
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }

  private static boolean isTime(String text) {
    try {
      return TIME.matcher(text).matches() && OffsetDateTime.parse(text) != null;
    } catch (DateTimeException noSuchTime) {
      return false;
    }
  }

  private static boolean isDomainName(String text) {
    if (isVersion4(text) || !text.equals(text.toLowerCase(Locale.ROOT))) {
      return false;
    }
    for (String label : text.split("\\.", -1)) {
      if (!NAME.matcher(label).matches()) {
        return false;
      }
    }
    return true;
  }
}
