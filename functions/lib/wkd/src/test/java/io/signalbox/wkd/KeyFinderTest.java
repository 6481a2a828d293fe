package io.signalbox.wkd;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.crypto.Gpg;
import io.signalbox.crypto.OpenPgpKeys;
import io.signalbox.directory.keys.FoundKey;
import io.signalbox.directory.keys.FoundKeys;
import io.signalbox.http.exchange.Got;
import io.signalbox.http.exchange.PushClient;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.settings.MailAddress;
import io.signalbox.store.LoggedLines;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that GnuPG makes, as directories publish them. */
class KeyFinderTest {
  private static final MailAddress ADDRESS = MailAddress.parse("abuse@isp.example");
  private static final String URI = WebKeyLocation.of(ADDRESS).direct().toString();

  private final ManualClock clock = new ManualClock(Instant.now().plusSeconds(60));
  private final FoundKeys found = new FoundKeys(EmbeddedStore.inMemory(clock).table("directory"));
  private final PublishedKeys published = new PublishedKeys();
  private final KeyFinder finder = new KeyFinder(published::directory, found, clock);

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path home;

  private Gpg gpg;
  private String first;

  @BeforeEach
  void makeKey() throws Exception {
    Path folder = Files.createDirectory(home.resolve("first"));
    gpg = new Gpg(folder);
    gpg.generate("Abuse <abuse@isp.example>", "future-default", "default", "20d");
    first = fingerprint(gpg);
  }

  @Test
  void theAdvancedMethodIsUsedWhereItsHostExists() throws Exception {
    String advanced = WebKeyLocation.of(ADDRESS).advanced().toString();
    published.addHost("openpgpkey.isp.example");
    published.publish(advanced, binary(gpg));

    assertThat(pinned(finder.look(ADDRESS))).contains(first);

    assertThat(published.asked).hasSize(1);
    assertThat(published.asked.getFirst().timeout()).isLessThan(WebKeyDirectory.LONGEST);
    assertThat(published.asked.getFirst().bytesMost()).isEqualTo(64 * 1024);
  }

  @Test
  void whatWasFoundIsKnownFromThenOn() throws Exception {
    assertThat(finder.known(ADDRESS)).isEmpty();
    published.publish(URI, binary(gpg));

    finder.look(ADDRESS);

    FoundKey known = finder.known(ADDRESS).orElseThrow();
    assertThat(pinned(known)).contains(first);
    assertThat(known.fault()).isEmpty();
    assertThat(OpenPgpKeys.recipient(text(known), ADDRESS.address(), clock.instant()).fingerprint())
        .isEqualTo(first);
  }

  @Test
  void anotherKeyIsToldAndNotUsed() throws Exception {
    published.publish(URI, binary(gpg));
    finder.look(ADDRESS);
    Gpg another = another();
    published.publish(URI, binary(another));

    try (LoggedLines log = new LoggedLines("io.signalbox.wkd")) {
      FoundKey key = finder.look(ADDRESS);

      assertThat(pinned(key)).contains(first);
      assertThat(key.other()).contains(fingerprint(another));
      assertThat(String.join("\n", log.lines())).contains(fingerprint(another));
    }
    assertThat(pinned(finder.pin(ADDRESS, "0".repeat(40)))).contains(first);
    FoundKey changed = finder.pin(ADDRESS, fingerprint(another));
    assertThat(pinned(changed)).contains(fingerprint(another));
    assertThat(changed.other()).isEmpty();
  }

  @Test
  void aRevocationIsNotTakenBackByACopyWithoutIt() throws Exception {
    byte[] before = binary(gpg);
    published.publish(URI, before);
    finder.look(ADDRESS);
    gpg.edit(ADDRESS.address(), "revkey\ny\n0\n\ny\nsave\n");
    published.publish(URI, binary(gpg));
    assertThat(finder.look(ADDRESS).fault().orElse("")).contains("revoked");

    published.publish(URI, before);

    assertThat(finder.look(ADDRESS).fault().orElse("")).contains("revoked");
  }

  @Test
  void aKeyIsRenewedByItsCopyAndOthersOfTheFileAreLeft() throws Exception {
    published.publish(URI, binary(gpg));
    finder.look(ADDRESS);
    gpg.run("", "--quick-set-expire", first, "60d");
    gpg.run("", "--quick-set-expire", first, "60d", "*");
    gpg.generate("Other <other@isp.example>", "future-default", "default", "never");
    published.publish(URI, binary(gpg));
    clock.advance(Duration.ofDays(30));

    FoundKey key = finder.look(ADDRESS);

    assertThat(key.fault()).isEmpty();
    assertThat(key.other()).isEmpty();
  }

  @Test
  void anUnusableKeyIsNotPinned() throws Exception {
    for (byte[] keys : List.of("garbage".getBytes(StandardCharsets.UTF_8), binaryOfOther())) {
      published.publish(URI, keys);
      FoundKey key = finder.look(ADDRESS);
      assertThat(key.pinned()).isEmpty();
      assertThat(key.fault()).isPresent();
    }
    clock.advance(Duration.ofDays(21));
    published.publish(URI, binary(gpg));
    assertThat(finder.look(ADDRESS).fault().orElse("")).contains("expired");
  }

  @Test
  void aDirectoryInTroubleChangesNothingAndIsAskedAgainAfterAnHour() throws Exception {
    published.publish(URI, binary(gpg));
    finder.look(ADDRESS);
    published.answer(URI, new Got.Failed("the answer is longer than 65536 bytes"));
    FoundKey key = finder.look(ADDRESS);
    assertThat(pinned(key)).contains(first);
    assertThat(key.fault().orElse("")).contains("longer than");
    published.answer(URI, new Got.Answered(302, Map.of("location", "https://evil"), new byte[0]));
    assertThat(finder.look(ADDRESS).fault().orElse("")).endsWith("answered 302");

    int asked = published.asked.size();
    finder.refresh(clock.instant().plusSeconds(60), 10);
    assertThat(published.asked).hasSize(asked);
    clock.advance(Duration.ofHours(1));
    finder.refresh(clock.instant(), 10);
    assertThat(published.asked).hasSize(asked);
    finder.refresh(clock.instant().plusSeconds(60), 10);
    assertThat(published.asked).hasSize(asked + 1);
  }

  @Test
  void noKeyIsKnownForADay() {
    finder.look(ADDRESS);
    assertThat(finder.known(ADDRESS).flatMap(FoundKey::fault).orElse(""))
        .isEqualTo("isp.example has no key (404)");
    clock.advance(Duration.ofDays(1));
    assertThat(finder.known(ADDRESS)).isEmpty();
  }

  @Test
  void aForbiddenAddressIsNotConnectedTo() throws Exception {
    var client =
        new PushClient(
            ForbiddenAddresses.allowingLoopback(false),
            host -> List.of(InetAddress.ofLiteral("10.0.0.1")),
            SSLContext.getDefault());
    var directory = new WebKeyDirectory(client, host -> List.of());

    FoundKey key = new KeyFinder(() -> directory, found, clock).look(ADDRESS);

    assertThat(key.fault().orElse("")).contains("10.0.0.1 is not a public address");
  }

  private Gpg another() throws Exception {
    Gpg another = new Gpg(Files.createDirectory(home.resolve("another")));
    another.generate("Abuse <abuse@isp.example>", "future-default", "default", "never");
    return another;
  }

  private byte[] binaryOfOther() throws Exception {
    Gpg other = new Gpg(Files.createDirectory(home.resolve("other")));
    other.generate("Other <other@isp.example>", "future-default", "default", "never");
    return binary(other);
  }

  private byte[] binary(Gpg ring) throws Exception {
    Path file = home.resolve("published.gpg");
    ring.run("", "--output", file.toString(), "--export");
    return Files.readAllBytes(file);
  }

  private static String fingerprint(Gpg ring) {
    return ring.fingerprint("abuse@isp.example").toLowerCase(Locale.ROOT);
  }

  private static Optional<String> pinned(FoundKey key) {
    return key.pinned().map(FoundKey.Pinned::fingerprint);
  }

  private static String text(FoundKey key) {
    return key.pinned().orElseThrow().text();
  }
}
