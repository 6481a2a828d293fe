package io.signalbox.bench.bill.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemSizesTest {
  private static Map<String, AttributeValue> item(int bodyBytes) {
    return Map.of(
        "p", AttributeValue.fromS("ü"),
        "v", AttributeValue.fromN("12345"),
        "b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[bodyBytes])));
  }

  @Test
  void names_and_values_count() {
    assertThat(ItemSizes.bytes(item(10))).isEqualTo((1 + 2) + (1 + 4) + (1 + 10));
  }

  @Test
  void a_write_costs_a_unit_for_each_begun_kilobyte() {
    assertThat(ItemSizes.writeUnits(item(1024 - 9), Map.of())).isEqualTo(1);
    assertThat(ItemSizes.writeUnits(item(1024 - 8), Map.of())).isEqualTo(2);
  }

  @Test
  void the_larger_of_what_stands_and_what_is_written_counts() {
    assertThat(ItemSizes.writeUnits(item(10), item(3000))).isEqualTo(3);
    assertThat(ItemSizes.writeUnits(Map.of(), Map.of())).isEqualTo(1);
  }
}
