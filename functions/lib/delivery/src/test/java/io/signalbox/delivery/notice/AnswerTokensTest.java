package io.signalbox.delivery.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.reader.Ticket;
import io.signalbox.store.Secrets;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final AnswerToken TOKEN = new AnswerToken(Ticket.parse("20261128-00000001"), NOW);

  private final Secrets secrets = new MemorySecrets();
  private final AnswerTokens tokens = new AnswerTokens(secrets, CLOCK, new Random(1));

  @Test
  void what_was_signed_is_read_by_every_function_of_the_hub() {
    String text = tokens.sign(TOKEN);
    assertThat(text).hasSize(39).matches("[A-Za-z0-9_-]+");
    assertThat(new AnswerTokens(secrets, CLOCK, new Random(2)).sign(TOKEN)).isEqualTo(text);
    assertThat(new AnswerTokens(secrets, CLOCK, new Random(3)).verify(text)).contains(TOKEN);
  }

  @Test
  void another_hub_takes_it_for_nothing() {
    String text = tokens.sign(TOKEN);
    Secrets others = new MemorySecrets();
    AnswerTokens another = new AnswerTokens(others, CLOCK, new Random(2));
    assertThat(another.verify(text)).isEmpty();
    another.sign(TOKEN);
    assertThat(another.verify(text)).isEmpty();
  }

  @Test
  void a_token_with_any_bit_changed_is_none() {
    byte[] signed = Base64.getUrlDecoder().decode(tokens.sign(TOKEN));
    for (int bit = 0; bit < signed.length * Byte.SIZE; bit++) {
      byte[] forged = signed.clone();
      forged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
      assertThat(tokens.verify(text)).as("bit %d", bit).isEmpty();
    }
  }

  @Test
  void other_spellings_of_a_token_are_none() {
    String text = tokens.sign(TOKEN);
    char last = text.charAt(text.length() - 1);
    Set<String> others = new HashSet<>(Set.of("", ".", text + "=", text + "A", text + "%", "/"));
    others.add(text.substring(0, text.length() - 1));
    others.add(text.toLowerCase(Locale.ROOT));
    others.add(text.substring(0, text.length() - 1) + (char) (last + 1));
    others.remove(text);
    assertThat(others).allMatch(other -> tokens.verify(other).isEmpty());
  }
}
