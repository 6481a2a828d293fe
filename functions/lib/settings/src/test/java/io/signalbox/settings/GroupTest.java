package io.signalbox.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupTest {

  @Test
  void the_text_is_canonical_whatever_the_order() {
    Group group = new Group(Map.of("b", "é\"\u0007", "a", "1"));

    assertThat(group.text()).isEqualTo("{\"a\":\"1\",\"b\":\"é\\\"\\u0007\"}");
    assertThat(group.values().keySet()).containsExactly("a", "b");
    assertThat(Group.NONE.text()).isEqualTo("{}");
  }

  @Test
  void a_group_is_read_back_from_its_text() {
    Group group = new Group(Map.of("source.network", "192.0.2.0/24", "x", ""));

    assertThat(Group.parse(group.text())).isEqualTo(group);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"a\":", "{\"a\":{}}"})
  void what_is_no_text_of_a_group_is_refused(String text) {
    assertThatThrownBy(() -> Group.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
