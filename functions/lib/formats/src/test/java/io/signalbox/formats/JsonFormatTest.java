package io.signalbox.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFormatTest {
  private static final List<ObjectNode> TWO =
      List.of(Events.object("{\"b\":1.0,\"a\":\"ü\\n\"}"), Events.object("{}"));

  @Test
  void anArrayHasAnObjectALine() {
    assertThat(new String(JsonFormat.array(TWO), StandardCharsets.UTF_8))
        .isEqualTo("[\n{\"b\":1.0,\"a\":\"ü\\n\"},\n{}\n]\n");
  }

  @Test
  void everyLineOfNdjsonIsOneObject() {
    assertThat(new String(JsonFormat.lines(TWO), StandardCharsets.UTF_8))
        .isEqualTo("{\"b\":1.0,\"a\":\"ü\\n\"}\n{}\n");
  }
}
