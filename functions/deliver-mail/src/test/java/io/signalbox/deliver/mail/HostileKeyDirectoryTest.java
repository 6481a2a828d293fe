package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.crypto.EncryptedTo;
import io.signalbox.crypto.Gpg;
import io.signalbox.delivery.Outcome;
import io.signalbox.directory.keys.FoundKey;
import io.signalbox.directory.keys.FoundKeys;
import io.signalbox.http.exchange.GetRequest;
import io.signalbox.http.exchange.Got;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailSecurity;
import io.signalbox.settings.MailSecurity.Level;
import io.signalbox.settings.SmimeOptions;
import io.signalbox.store.LoggedLines;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.wkd.KeyFinder;
import io.signalbox.wkd.WebKeyDirectory;
import java.io.ByteArrayOutputStream;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Web Key Directories that are away, answer anything and change the key, in any order: nothing
 * leaves in clear where encryption is required, nor encrypted to a key that was not pinned, and
 * another key is told.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileKeyDirectoryTest {
  private static final MailAddress ABUSE = MailAddress.parse("abuse@isp.example");
  private static final int RUNS = 8;
  private static final int STEPS = 40;
  private static final List<Answer> ANSWERS = List.of(Answer.values());

  private final Map<Answer, byte[]> published = new HashMap<>();
  private final Map<String, Set<String>> keysOf = new HashMap<>();
  private String firstKey = "";

  /** What a directory answers. */
  enum Answer {
    KEY,
    ANOTHER_KEY,
    BOTH,
    REVOKED,
    OF_ANOTHER_ADDRESS,
    GARBAGE,
    NONE,
    AWAY,
    REDIRECT,
    IN_TROUBLE
  }

  @BeforeAll
  void makeKeys(@TempDir Path home) throws Exception {
    Gpg first = key(home, "first", ABUSE.address());
    firstKey = first.fingerprint(ABUSE.address()).toLowerCase(Locale.ROOT);
    Gpg another = key(home, "another", ABUSE.address());
    Gpg other = key(home, "other", "other@isp.example");
    published.put(Answer.KEY, exported(home, first));
    published.put(Answer.ANOTHER_KEY, exported(home, another));
    published.put(Answer.OF_ANOTHER_ADDRESS, exported(home, other));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(exported(home, first));
    both.writeBytes(exported(home, another));
    published.put(Answer.BOTH, both.toByteArray());
    first.edit(ABUSE.address(), "revkey\ny\n0\n\ny\nsave\n");
    published.put(Answer.REVOKED, exported(home, first));
    published.put(Answer.GARBAGE, "<html>garbage".getBytes(StandardCharsets.UTF_8));
  }

  private Gpg key(Path home, String name, String address) throws Exception {
    Gpg gpg = new Gpg(Files.createDirectory(home.resolve(name)));
    gpg.generate("<" + address + ">", "future-default", "default", "never");
    keysOf.put(
        gpg.fingerprint(address).toLowerCase(Locale.ROOT),
        new TreeSet<>(
            gpg.run("", "--with-colons", "--list-keys", address)
                .lines()
                .filter(line -> line.startsWith("sub"))
                .map(line -> line.split(":", -1)[4])
                .toList()));
    return gpg;
  }

  private static byte[] exported(Path home, Gpg gpg) throws Exception {
    Path file = home.resolve("exported");
    gpg.run("", "--output", file.toString(), "--export");
    return Files.readAllBytes(file);
  }

  @Test
  void whateverADirectoryAnswersNothingLeavesInClearAndThePinnedKeyStays() {
    int delivered = 0;
    for (int run = 0; run < RUNS; run++) {
      delivered += new Run(1_000L + run).steps();
    }
    assertThat(delivered).as("some mails leave").isPositive();
  }

  /** A hub that asks one directory, again and again. */
  private final class Run {
    private final long seed;
    private final Random random;
    private final ManualClock clock = new ManualClock(Instant.now().plusSeconds(60));
    private final Postbox postbox = new Postbox();
    private final FoundKeys found = new FoundKeys(EmbeddedStore.inMemory(clock).table("directory"));
    private final KeyFinder finder =
        new KeyFinder(
            () ->
                new WebKeyDirectory(
                    this::answer,
                    host -> {
                      throw new UnknownHostException(host);
                    }),
            found,
            clock);
    private final FoundKeySender sender =
        new FoundKeySender(
            MailScene.sender(postbox, clock), MailAddress.parse(MailScene.HUB), finder, clock);
    private Answer answer = Answer.NONE;
    private Optional<String> pinned = Optional.empty();
    private boolean isRevoked;
    private boolean hasAsked;
    private int sentBefore;

    private Run(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
    }

    private Got answer(GetRequest request) {
      hasAsked = true;
      return switch (answer) {
        case KEY, ANOTHER_KEY, BOTH, REVOKED, OF_ANOTHER_ADDRESS, GARBAGE ->
            new Got.Answered(200, Map.of(), published.getOrDefault(answer, new byte[0]));
        case NONE -> new Got.Answered(404, Map.of(), new byte[0]);
        case AWAY -> new Got.Failed("Connection refused");
        case REDIRECT -> new Got.Answered(302, Map.of("location", "https://evil"), new byte[0]);
        case IN_TROUBLE -> new Got.Answered(503, Map.of(), new byte[0]);
      };
    }

    private int steps() {
      int delivered = 0;
      for (int step = 0; step < STEPS; step++) {
        answer = ANSWERS.get(random.nextInt(ANSWERS.size()));
        hasAsked = false;
        clock.advance(Duration.ofHours(random.nextInt(240)));
        try (LoggedLines log = new LoggedLines("io.signalbox.wkd")) {
          finder.refresh(clock.instant().plusSeconds(60), 10);
          delivered += send() instanceof Outcome.Delivered ? 1 : 0;
          check(log);
        }
      }
      for (Mailer.Mail mail : postbox.mails()) {
        check(mail.content().text());
      }
      assertThat(postbox.size()).as("seed %d", seed).isEqualTo(delivered);
      return delivered;
    }

    private void check(LoggedLines log) {
      Optional<FoundKey> known = finder.known(ABUSE);
      Optional<String> now = known.flatMap(FoundKey::pinned).map(FoundKey.Pinned::fingerprint);
      pinned.ifPresent(
          before -> assertThat(now).as("seed %d: what is pinned stays", seed).contains(before));
      pinned = now;
      if (hasAsked) {
        known
            .flatMap(FoundKey::other)
            .ifPresent(
                other ->
                    assertThat(String.join("\n", log.lines()))
                        .as("seed %d: another key is told", seed)
                        .contains(other));
      }
      boolean wasRevoked = isRevoked;
      isRevoked = wasRevoked || (hasAsked && answer == Answer.REVOKED && isFirst(now));
      if (wasRevoked && isFirst(now)) {
        assertThat(postbox.size())
            .as("seed %d: a revocation is not taken back by a copy without it", seed)
            .isEqualTo(sentBefore);
      }
      sentBefore = postbox.size();
    }

    private boolean isFirst(Optional<String> fingerprint) {
      return fingerprint.isPresent() && fingerprint.equals(Optional.of(firstKey));
    }

    private void check(String mail) {
      assertThat(mail)
          .as("seed %d", seed)
          .contains("multipart/encrypted")
          .doesNotContain("192.0.2.1", "security event");
      String message =
          mail.substring(mail.indexOf("-----BEGIN PGP"), mail.lastIndexOf("-----END PGP") + 25);
      assertThat(keysOf.getOrDefault(pinned.orElseThrow(), Set.of()))
          .as("seed %d", seed)
          .containsAll(EncryptedTo.keys(message))
          .isNotEmpty();
    }

    private Outcome send() {
      MailSecurity security =
          new MailSecurity(
              Level.REQUIRED,
              Level.NEVER,
              Map.of(),
              Optional.empty(),
              MailSecurity.WithoutKey.WAIT,
              true,
              SmimeOptions.NONE);
      Outcome outcome =
          sender.send(
              Deliveries.of(
                  Deliveries.destination(DataFormat.JSON, MailOptions.NONE.with(security)),
                  Deliveries.infections(1)));
      assertThat(outcome)
          .as("seed %d", seed)
          .isInstanceOfAny(Outcome.Delivered.class, Outcome.RecipientRefused.class);
      return outcome;
    }
  }
}
