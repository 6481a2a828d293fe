package io.signalbox.directory.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
  private final RecentlyUsed<String, String> values =
      new RecentlyUsed<>(10, (key, value) -> value.length());

  @Test
  void whatWasNotUsedForTheLongestTimeGoesFirst() {
    values.put("a", "1234");
    values.put("b", "1234");
    assertThat(values.get("a")).contains("1234");
    values.put("c", "1234");
    assertThat(values.get("b")).isEmpty();
    assertThat(values.get("a")).contains("1234");
    assertThat(values.get("c")).contains("1234");
  }

  @Test
  void aValueTakesTheRoomOfAsManyAsItNeeds() {
    values.put("a", "12345");
    values.put("b", "12345");
    values.put("c", "123456789");
    assertThat(values.get("a")).isEmpty();
    assertThat(values.get("b")).isEmpty();
    assertThat(values.get("c")).isPresent();
  }

  @Test
  void aKeyThatIsKeptAgainCountsOnce() {
    values.put("a", "12345");
    values.put("b", "12345");
    values.put("a", "12345");
    assertThat(values.get("b")).isPresent();
  }

  @Test
  void whatIsLargerThanTheRoomIsNotKept() {
    values.put("a", "12345678901");
    assertThat(values.get("a")).isEmpty();
    values.put("b", "1234567890");
    assertThat(values.get("b")).isPresent();
  }
}
