package io.signalbox.deliver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void textIsKeptOnOneLine() {
    assertThat(Excerpt.of(" {\r\n  \"ok\":\ttrue, \"ü\": \"😀\"\n}\n", List.of()))
        .isEqualTo("{ \"ok\": true, \"ü\": \"😀\" }");
  }

  @Test
  void whatWouldWriteOverATerminalIsTakenOut() {
    assertThat(Excerpt.of("a\u001b[2Jb\u0000c\u202ed\u2028e\u007ff\u009bg", List.of()))
        .isEqualTo("a [2Jb c d e f g");
  }

  @Test
  void itIsCutBetweenCharacters() {
    assertThat(Excerpt.of("😀".repeat(501), List.of())).isEqualTo("😀".repeat(500) + "…");
    assertThat(Excerpt.of("😀".repeat(500), List.of())).isEqualTo("😀".repeat(500));
  }

  @Test
  void aSecretThatAReceiverRepeatsIsTakenOut() {
    assertThat(Excerpt.of("you sent Bearer s3cret, s3cret!", List.of("s3cret")))
        .isEqualTo("you sent Bearer [redacted], [redacted]!");
  }

  @Test
  void aSecretAtTheCutIsTakenOutWhole() {
    assertThat(Excerpt.of("x".repeat(497) + "s3cret", List.of("s3cret"))).doesNotContain("s3c");
  }
}
