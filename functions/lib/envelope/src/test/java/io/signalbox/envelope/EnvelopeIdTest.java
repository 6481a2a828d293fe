package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeIdTest {
  private static final String UUID = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b";

  @ParameterizedTest
  @ValueSource(strings = {"", "cert-at:", "cert_at:", "cert-at:intelmq:"})
  void isTheUuidAtItsEndWhateverStandsBefore(String prefix) {
    EnvelopeId id = EnvelopeId.parse(prefix + UUID);

    assertThat(id.text()).isEqualTo(prefix + UUID);
    assertThat(id.dedupKey()).isEqualTo(new DedupKey(UUID));
  }

  @Test
  void isTheSameInUpperCase() {
    assertThat(EnvelopeId.parse("72DDB00C-2D0A-4EEA-B7AC-AE122B8E6C3B").dedupKey())
        .isEqualTo(new DedupKey(UUID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9e107d9d372bb6826bd81d3542a419d6",
        "md5:9E107D9D372BB6826BD81D3542A419D6",
        "cert-at:9e107d9d372bb6826bd81d3542a419d6"
      })
  void isTheHashAtItsEnd(String text) {
    assertThat(EnvelopeId.parse(text).dedupKey())
        .isEqualTo(new DedupKey("9e107d9d372bb6826bd81d3542a419d6"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "something",
        "cert at:72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b",
        ":72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b",
        "a:b:c:72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b",
        "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3",
        "1-1-1-1-1",
        "00000000-0000-0000-0000-000000000000",
        "9e107d9d372bb6826bd81d3542a419d",
        "a:b:9e107d9d372bb6826bd81d3542a419d6",
        "!cert-at"
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> EnvelopeId.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsAPathAndGoesOn() {
    Path path = Path.parse("!cert-at!cert-ee");

    assertThat(path.contains("cert-at")).isTrue();
    assertThat(path.contains("cert")).isFalse();
    assertThat(path.through("hub").text()).isEqualTo("!cert-at!cert-ee!hub");
    assertThat(Path.parse("")).isEqualTo(Path.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cert-at", "!", "!cert-at!", "!cert at", "! cert-at", "!a!!b", "!a\n"})
  void refusesWhatIsNoPath(String text) {
    assertThatThrownBy(() -> Path.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAPathOfTooManyHubs() {
    assertThat(Path.parse("!a".repeat(Limits.PATH_HUBS)).isFull()).isTrue();
    assertThatThrownBy(() -> Path.parse("!a".repeat(Limits.PATH_HUBS + 1)))
        .hasMessageContaining("at most 64");
  }

  @Test
  void whatIsPutTogetherKeepsToTheSyntaxToo() {
    java.util.UUID uuid = java.util.UUID.randomUUID();
    java.util.UUID nil = new java.util.UUID(0, 0);

    assertThatThrownBy(() -> new EnvelopeId.Owned("a b", uuid)).hasMessageContaining("owner");
    assertThatThrownBy(() -> new EnvelopeId.Owned("cert", nil)).hasMessageContaining("nil");
    assertThatThrownBy(() -> new EnvelopeId.CyCat("a b", "x", uuid))
        .hasMessageContaining("publisher");
    assertThatThrownBy(() -> new EnvelopeId.CyCat("x", "a b", uuid))
        .hasMessageContaining("project");
    assertThatThrownBy(() -> new EnvelopeId.CyCat("x", "y", nil)).hasMessageContaining("nil");
  }
}
