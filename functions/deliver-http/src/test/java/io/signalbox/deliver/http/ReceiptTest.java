package io.signalbox.deliver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {

  @Test
  void whatAHubRefusedIsCounted() {
    assertThat(
            Receipt.of(
                    "{\"counts\":{\"accepted\":4,\"rejected\":2,\"quarantined\":0},\"items\":[]}")
                .refused())
        .isEqualTo(2);
  }

  @Test
  void whatItKeptAsideIsNot() {
    assertThat(Receipt.of("{\"counts\":{\"rejected\":3,\"quarantined\":2}}").refused()).isOne();
    assertThat(Receipt.of("{\"counts\":{\"rejected\":2,\"quarantined\":2}}").refused()).isZero();
  }

  @Test
  void theBeginningOfALongAnswerSuffices() {
    assertThat(Receipt.of("{\"counts\":{\"rejected\":1},\"items\":[{\"index\":0,\"sta").refused())
        .isOne();
  }

  @Test
  void eachRefusedItemIsTold() {
    Receipt receipt =
        Receipt.of(
            """
            {"counts":{"accepted":1,"rejected":3,"quarantined":1},"items":[
              {"index":0,"status":"accepted","id":"a","warnings":[{"field":"x","reason":"y"}]},
              {"index":1,"status":"rejected","field":"meta.uuid","reason":"is no UUID"},
              {"index":2,"status":"rejected","field":"","reason":"kept","quarantined":true},
              {"index":5,"status":"rejected","field":"","reason":"no envelope"}]}\
            """);

    assertThat(receipt.isWhole()).isTrue();
    assertThat(receipt.items())
        .containsExactly(Map.entry(1, "meta.uuid: is no UUID"), Map.entry(5, "no envelope"));
  }

  @Test
  void ofAnAnswerThatWasCutTheItemsUpToThereAreTold() {
    Receipt receipt =
        Receipt.of(
            """
            {"counts":{"rejected":2},"items":[{"index":1,"status":"rejected","field":"","reason":"no"},
             {"index":2,"status":"rej\
            """);

    assertThat(receipt.isWhole()).isFalse();
    assertThat(receipt.items()).containsOnlyKeys(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OK",
        "null",
        "[]",
        "{}",
        "{\"counts\":7}",
        "{\"counts\":{}}",
        "{\"counts\":{\"rejected\":\"many\"}}",
        "{\"counts\":{\"rejected\":-1}}",
        "{\"counts\":{\"quarantined\":1}}",
        "{\"rejected\":1}",
        "{\"counts\":{\"rejected\":1",
        "{\"counts\":{\"rejected\":99999999999999999999}}"
      })
  void whatIsNoHubsAnswerRefusesNothing(String answer) {
    assertThat(Receipt.of(answer).refused()).isZero();
  }
}
