package io.signalbox.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class GrowthTest {

  @Test
  void what_costs_the_same_at_each_size_has_the_exponent_0() {
    assertThat(Growth.exponent(costs(5, 5, 5))).isCloseTo(0, within(1e-12));
  }

  @Test
  void what_grows_in_proportion_has_the_exponent_1() {
    assertThat(Growth.exponent(costs(2, 20, 200))).isCloseTo(1, within(1e-12));
  }

  @Test
  void each_operation_has_a_line_and_its_exponent() throws Exception {
    Growth growth = new Growth("title", "things");
    costs(2, 20, 200).forEach((size, cost) -> growth.add("slow", size, cost));
    costs(0.3, 0.3, 0.3).forEach((size, cost) -> growth.add("quick", size, cost));

    String svg = Plot.svg(growth, "note");

    assertThat(svg).contains("slow: exponent 1.00", "quick: exponent 0.00", ">1,000</text>");
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("polyline")
                .getLength())
        .isEqualTo(2);
  }

  private static Map<Integer, Cost> costs(double atTen, double atHundred, double atThousand) {
    return Map.of(
        10, new Cost(atTen, 0), 100, new Cost(atHundred, 0), 1_000, new Cost(atThousand, 0));
  }
}
