package io.signalbox.delivery.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PeerTextTest {

  @Test
  void textIsKeptOnOneLine() {
    assertThat(PeerText.of(" {\r\n  \"ok\":\ttrue, \"ü\": \"😀\"\n}\n", List.of()))
        .isEqualTo("{ \"ok\": true, \"ü\": \"😀\" }");
  }

  @Test
  void whatWouldWriteOverATerminalIsTakenOut() {
    assertThat(PeerText.of("a\u001b[2Jb\u0000c\u202ed\u2028e\u007ff\u009bg", List.of()))
        .isEqualTo("a [2Jb c d e f g");
  }

  @Test
  void itIsCutBetweenCharacters() {
    assertThat(PeerText.of("😀".repeat(501), List.of())).isEqualTo("😀".repeat(500) + "…");
    assertThat(PeerText.of("😀".repeat(500), List.of())).isEqualTo("😀".repeat(500));
  }

  @Test
  void aSecretThatAReceiverRepeatsIsTakenOut() {
    assertThat(PeerText.of("you sent Bearer s3cret, s3cret!", List.of("s3cret")))
        .isEqualTo("you sent Bearer [redacted], [redacted]!");
  }

  @Test
  void aSecretAtTheCutIsTakenOutWhole() {
    assertThat(PeerText.of("x".repeat(497) + "s3cret", List.of("s3cret"))).doesNotContain("s3c");
  }
}
