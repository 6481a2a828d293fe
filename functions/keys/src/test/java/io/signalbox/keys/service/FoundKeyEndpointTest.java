package io.signalbox.keys.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.signalbox.crypto.Gpg;
import io.signalbox.directory.keys.FoundKeys;
import io.signalbox.http.exchange.Got;
import io.signalbox.keys.service.Hub.Answer;
import io.signalbox.wkd.KeyFinder;
import io.signalbox.wkd.WebKeyDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keys of GnuPG, published in a Web Key Directory. */
@Timeout(60)
class FoundKeyEndpointTest {
  private static final String ABUSE = "abuse@isp.example";
  private static final String PATH = "/v1/keys/found/" + ABUSE;

  private final Hub hub = new Hub();
  private byte[] published = {};
  private final KeyFinder finder =
      new KeyFinder(
          () ->
              new WebKeyDirectory(
                  request ->
                      new Got.Answered(published.length == 0 ? 404 : 200, Map.of(), published),
                  host -> List.of()),
          new FoundKeys(hub.store.table("directory")),
          hub.clock);

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path home;

  private String first;

  @BeforeEach
  void publish() throws Exception {
    hub.handler = new KeysHandler(hub.platform, finder);
    hub.destinations("{}");
    first = publish("first");
  }

  @Test
  void anAdministratorFindsAKeyAndSeesWhatIsUsable() {
    assertThat(hub.get(PATH).status()).isEqualTo(404);

    assertThat(hub.ask("POST", "admin", PATH, null).json().path("usable").asBoolean()).isTrue();

    assertThat(hub.get(PATH).json().path("fingerprint").asText()).isEqualTo(first);
    assertThat(hub.get("/v1/keys?address=ABUSE@isp.example").json().at("/uses/0/place").asText())
        .isEqualTo("found/" + ABUSE);
    assertThat(hub.get("/v1/keys?address=other@isp.example").json().path("uses")).isEmpty();
    assertThat(hub.ask("DELETE", "admin", PATH, null).status()).isEqualTo(204);
    assertThat(hub.ask("DELETE", "admin", PATH, null).status()).isEqualTo(404);
  }

  @Test
  void anotherKeyIsToldCountedAndUsedWhenAnAdministratorSaysSo() throws Exception {
    hub.ask("POST", "admin", PATH, null);
    String second = publish("second");

    Answer told = hub.ask("POST", "admin", PATH, "{}");

    assertThat(told.json().path("fingerprint").asText()).isEqualTo(first);
    assertThat(told.json().path("other").asText()).isEqualTo(second);
    assertThat(hub.get("/v1/keys").json().at("/uses/0/warning").asText()).contains(second);
    List<Map<String, Long>> counted = new ArrayList<>();
    new ExpiryWatch(UsedKeys.of(hub.platform), (dimensions, counts) -> counted.add(counts)).look();
    assertThat(counted).contains(Map.of("ReplacedKeys", 1L));
    assertThat(hub.ask("POST", "admin", PATH, fingerprint("0".repeat(40))).status()).isEqualTo(409);
    Answer changed = hub.ask("POST", "admin", PATH, fingerprint(second.toUpperCase(Locale.ROOT)));
    assertThat(changed.json().path("fingerprint").asText()).isEqualTo(second);
  }

  @Test
  void theHourlyCheckAsksTheDirectoryAgainAfterAWeek() throws Exception {
    hub.ask("POST", "admin", PATH, null);
    String second = publish("second");
    KeyCheckHandler check = new KeyCheckHandler(hub.platform, finder);
    check.handleRequest(new ScheduledEvent(), null);
    assertThat(hub.get(PATH).json().has("other")).isFalse();

    hub.clock.advance(Duration.ofDays(7));
    check.handleRequest(new ScheduledEvent(), null);

    assertThat(hub.get(PATH).json().path("other").asText()).isEqualTo(second);
  }

  @Test
  void whatIsNoRequestIsRefused() {
    assertThat(hub.ask("POST", "cert-at", PATH, null).status()).isEqualTo(403);
    assertThat(hub.ask("POST", "admin", PATH, "[").status()).isEqualTo(400);
    assertThat(hub.ask("POST", "admin", PATH, fingerprint("zz")).status()).isEqualTo(422);
    assertThat(hub.ask("POST", "admin", "/v1/keys/found/nobody", null).status()).isEqualTo(422);
    published = new byte[0];
    Answer none = hub.ask("POST", "admin", PATH, null);
    assertThat(none.json().path("usable").asBoolean()).isFalse();
    assertThat(none.json().path("reason").asText()).isEqualTo("isp.example has no key (404)");
  }

  private static String fingerprint(String text) {
    return "{\"fingerprint\": \"%s\"}".formatted(text);
  }

  private String publish(String name) throws Exception {
    Path folder = Files.createDirectory(home.resolve(name));
    Gpg gpg = new Gpg(folder);
    gpg.generate("Abuse <" + ABUSE + ">", "future-default", "default", "never");
    Path file = folder.resolve("published");
    gpg.run("", "--output", file.toString(), "--export");
    published = Files.readAllBytes(file);
    return gpg.fingerprint(ABUSE).toLowerCase(Locale.ROOT);
  }
}
