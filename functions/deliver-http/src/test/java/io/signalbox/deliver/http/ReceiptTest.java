package io.signalbox.deliver.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {

  @Test
  void whatAHubRefusedIsCounted() {
    assertThat(
            Receipt.refused(
                "{\"counts\":{\"accepted\":4,\"rejected\":2,\"quarantined\":0},\"items\":[]}"))
        .isEqualTo(2);
  }

  @Test
  void whatItKeptAsideIsNot() {
    assertThat(Receipt.refused("{\"counts\":{\"rejected\":3,\"quarantined\":2}}")).isOne();
    assertThat(Receipt.refused("{\"counts\":{\"rejected\":2,\"quarantined\":2}}")).isZero();
  }

  @Test
  void theBeginningOfALongAnswerSuffices() {
    assertThat(Receipt.refused("{\"counts\":{\"rejected\":1},\"items\":[{\"index\":0,\"sta"))
        .isOne();
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
    assertThat(Receipt.refused(answer)).isZero();
  }
}
