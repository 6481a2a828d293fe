package io.signalbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store of secrets promises. */
public interface SecretsContract {

  /** Secrets that nobody but the test class writes. */
  Secrets secrets();

  @Test
  default void aSecretIsReadAsItWasWritten() {
    String name = name();
    String value = "Käse \uD83D\uDE00 {\"a\":1}\n ";
    secrets().put(name, value);

    assertThat(secrets().get(name)).contains(value);
  }

  @Test
  default void anAbsentSecretIsEmpty() {
    assertThat(secrets().get(name())).isEmpty();
  }

  @Test
  default void aLaterValueTakesThePlaceOfAnEarlierOne() {
    String name = name();
    secrets().put(name, "first");
    secrets().put(name, "second");

    assertThat(secrets().get(name)).contains("second");
  }

  @Test
  default void aValueIsPutOnlyIfThereIsNone() {
    String name = name();

    assertThat(secrets().putIfAbsent(name, "first")).isEqualTo("first");
    assertThat(secrets().putIfAbsent(name, "second")).isEqualTo("first");
    assertThat(secrets().get(name)).contains("first");
  }

  @Test
  default void allWhoPutAtOnceIfThereIsNoneSeeTheSameValue() {
    String name = name();

    Set<String> seen =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(n -> secrets().putIfAbsent(name, "value " + n))
            .collect(Collectors.toSet());

    assertThat(seen).containsExactly(secrets().get(name).orElseThrow());
  }

  @Test
  default void aDeletedSecretIsGone() {
    String name = name();
    secrets().put(name, "first");

    secrets().delete(name);

    assertThat(secrets().get(name)).isEmpty();
    assertThat(secrets().putIfAbsent(name, "second")).isEqualTo("second");
  }

  @Test
  default void anAbsentSecretCanBeDeleted() {
    secrets().delete(name());
  }

  @Test
  default void aValueOfTheLimitIsKeptAndALargerOneRefused() {
    String name = name();
    String largest = "x".repeat(Secrets.VALUE_LIMIT_BYTES);
    secrets().put(name, largest);

    assertThat(secrets().get(name)).contains(largest);
    for (String refused : List.of(largest + "y", "")) {
      assertThatIllegalArgumentException().isThrownBy(() -> secrets().put(name, refused));
      assertThatIllegalArgumentException().isThrownBy(() -> secrets().putIfAbsent(name, refused));
    }
  }

  @Test
  default void namesThatAreNoPathsAreRefused() {
    for (String refused : List.of("", "/", "a/", "/a", "a//b", "a b", "ä", "a*", "x".repeat(501))) {
      assertThatIllegalArgumentException().isThrownBy(() -> secrets().get(refused));
      assertThatIllegalArgumentException().isThrownBy(() -> secrets().put(refused, "value"));
      assertThatIllegalArgumentException().isThrownBy(() -> secrets().delete(refused));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> secrets().putIfAbsent(refused, "value"));
    }
  }

  private static String name() {
    return "destinations/soc-1.example/key_" + UUID.randomUUID();
  }
}
