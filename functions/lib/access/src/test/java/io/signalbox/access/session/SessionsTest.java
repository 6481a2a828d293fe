package io.signalbox.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final String TOKEN = "token-of-an-instance-that-signs-in";

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T04:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final Table table = store.table("deliveries");
  private final Sessions sessions = new Sessions(table, clock, new SecureRandom());

  @AfterEach
  void close() {
    store.close();
  }

  private Item item(SessionKey key) {
    return table.get(new Key("session#" + key.hash(), "session"), Consistency.STRONG).orElseThrow();
  }

  @Test
  void theTableHoldsNeitherTheKeyNorTheToken() {
    SessionKey key = sessions.begin("owner", Session.Kind.TOKEN, TOKEN);

    String kept = item(key).key() + item(key).body().text();
    assertThat(kept).doesNotContain(TOKEN, key.text(), key.formToken());
    assertThat(TokenCipher.decrypted(key, sessions.use(key).orElseThrow().token())).contains(TOKEN);
  }

  @Test
  void anAlteredItemOrAnotherKeyGivesNoToken() {
    SessionKey key = sessions.begin("owner", Session.Kind.TOKEN, TOKEN);
    String encrypted = sessions.use(key).orElseThrow().token();
    String altered = (encrypted.charAt(0) == 'A' ? 'B' : 'A') + encrypted.substring(1);

    assertThat(TokenCipher.decrypted(key, altered)).isEmpty();
    assertThat(TokenCipher.decrypted(key, "")).isEmpty();
    assertThat(TokenCipher.decrypted(key, "no base64!")).isEmpty();
    assertThat(TokenCipher.decrypted(sessions.begin("owner", Session.Kind.TOKEN, TOKEN), encrypted))
        .isEmpty();
  }

  @Test
  void theItemExpiresWhenTheSessionEnds() {
    SessionKey key = sessions.begin("owner", Session.Kind.TOKEN, TOKEN);
    assertThat(item(key).expires()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));

    clock.advance(Duration.ofMinutes(20));
    sessions.use(key);
    assertThat(item(key).expires()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
  }

  @Test
  void aRequestInTheSameMinuteWritesNothing() {
    SessionKey key = sessions.begin("owner", Session.Kind.TOKEN, TOKEN);
    clock.advance(Duration.ofSeconds(59));
    sessions.use(key);

    assertThat(item(key).version()).isEqualTo(1);
  }

  @Test
  void aClockThatWasSetBackKeepsNoSessionAlive() {
    SessionKey key = sessions.begin("owner", Session.Kind.TOKEN, TOKEN);
    clock.advance(Duration.ofHours(-1));

    assertThat(sessions.use(key)).isEmpty();
  }

  @Test
  void endingOneLeavesTheOthersAndEndingAllLeavesOtherInstances() {
    SessionKey first = sessions.begin("owner", Session.Kind.TOKEN, TOKEN);
    SessionKey second = sessions.begin("owner", Session.Kind.TOKEN, TOKEN);
    SessionKey other = sessions.begin("other", Session.Kind.TOKEN, TOKEN);

    sessions.end(first);
    assertThat(sessions.use(first)).isEmpty();
    assertThat(sessions.use(second)).isPresent();
    sessions.endAll("owner");
    sessions.endAll("owner");
    assertThat(sessions.use(second)).isEmpty();
    assertThat(sessions.use(other)).isPresent();
    clock.advance(Duration.ofMillis(1));
    assertThat(sessions.use(sessions.begin("owner", Session.Kind.TOKEN, TOKEN))).isPresent();
  }

  @Test
  void anItemThatStandsAfterItsTimeCountsForNothing() {
    SessionKey key = sessions.begin("owner", Session.Kind.TOKEN, TOKEN);
    table.replaceIfVersion(
        Draft.of(item(key).key(), item(key).body()).expiringAt(null), item(key).version());
    clock.advance(Duration.ofHours(13));

    assertThat(sessions.use(key)).isEmpty();
  }

  @Test
  void onlyTheCookieOfTheRightNameHoldsTheKey() {
    SessionKey key = sessions.begin("owner", Session.Kind.TOKEN, TOKEN);
    SessionCookie secure = SessionCookie.of(Optional.of("https"));
    SessionCookie plain = SessionCookie.of(Optional.empty());
    String cookies = "a=b; " + secure.set(key).replaceFirst(";.*", "") + "; c=d";

    assertThat(secure.key(List.of(cookies)).map(SessionKey::text)).contains(key.text());
    assertThat(plain.key(List.of(cookies))).isEmpty();
    assertThat(secure.key(List.of("__Host-signalbox-session=short"))).isEmpty();
    assertThat(secure.cleared()).contains("Max-Age=0", "Secure");
  }
}
