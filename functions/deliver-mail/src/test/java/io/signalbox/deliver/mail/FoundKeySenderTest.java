package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.directory.keys.FoundKey;
import io.signalbox.directory.keys.FoundKeys;
import io.signalbox.http.exchange.Got;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailSecurity;
import io.signalbox.settings.MailSecurity.Level;
import io.signalbox.settings.MailSecurity.RecipientKey;
import io.signalbox.settings.SmimeOptions;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.wkd.KeyFinder;
import io.signalbox.wkd.WebKeyDirectory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoundKeySenderTest {
  private static final String ABUSE = "abuse@isp.example";
  private static final String PEM = "-----BEGIN PGP PUBLIC KEY BLOCK-----";

  private final ManualClock clock = new ManualClock(Deliveries.NOW);
  private final FoundKeys found = new FoundKeys(EmbeddedStore.inMemory(clock).table("directory"));
  private final List<String> asked = new ArrayList<>();
  private final RecordingSender recorded = new RecordingSender();
  private Duration slowness = Duration.ZERO;

  private final FoundKeySender sender =
      new FoundKeySender(
          recorded,
          MailAddress.parse("reports@cert.example"),
          new KeyFinder(this::directory, found, clock),
          clock);

  private WebKeyDirectory directory() {
    return new WebKeyDirectory(
        request -> {
          asked.add(request.uri().getHost());
          clock.advance(slowness);
          return new Got.Answered(404, Map.of(), new byte[0]);
        },
        host -> List.of());
  }

  @Test
  void aKeyThatWasFoundIsUsedWithoutAsking() {
    pin(ABUSE);

    assertThat(send(true, Map.of(ABUSE, wanted(Level.REQUIRED))))
        .isEqualTo(new Outcome.Delivered("sent"));

    assertThat(recorded.key(ABUSE).openPgp()).contains(PEM);
    assertThat(recorded.key(ABUSE).encrypt()).contains(Level.REQUIRED);
    assertThat(asked).isEmpty();
  }

  @Test
  void anUnknownAddressIsLookedUpOnceAndTheAnswerSaysThatItHasNoKey() {
    Outcome outcome = send(false, Map.of(ABUSE, wanted(Level.PREFERRED)));
    send(false, Map.of(ABUSE, wanted(Level.PREFERRED)));

    assertThat(outcome.answer()).contains("abuse@isp.example: isp.example has no key (404)");
    assertThat(asked).containsExactly("isp.example");
    assertThat(recorded.key(ABUSE).openPgp()).isEmpty();
  }

  @Test
  void withoutAKeyOfItsOwnEachRecipientIsLookedUpWhereTheDestinationSaysSo() {
    RecipientKey given = new RecipientKey(Optional.empty(), Optional.of("given"), Optional.empty());
    RecipientKey never =
        new RecipientKey(Optional.of(Level.NEVER), Optional.empty(), Optional.empty());
    List<String> cc = List.of("a@a.example", "b@b.example", "c@c.example");

    send(true, Map.of("a@a.example", given, "b@b.example", never), cc);
    assertThat(asked).containsExactly("isp.example", "c.example");
    assertThat(recorded.key("a@a.example").openPgp()).contains("given");

    asked.clear();
    send(false, Map.of(), cc);
    assertThat(asked).isEmpty();
  }

  @Test
  void slowDirectoriesLeaveTheRestForTheNextTry() {
    slowness = Duration.ofSeconds(11);
    List<String> cc = List.of("a@a.example", "b@b.example");

    assertThat(send(true, Map.of(), cc)).isInstanceOf(Outcome.Failed.class);
    assertThat(asked).containsExactly("isp.example", "a.example");
    assertThat(recorded.sent()).isEmpty();

    assertThat(send(true, Map.of(), cc)).isInstanceOf(Outcome.Delivered.class);
    assertThat(asked).endsWith("a.example", "b.example").hasSize(3);
  }

  private void pin(String address) {
    found.change(
        address,
        _ ->
            new FoundKey(
                address,
                Optional.of(new FoundKey.Pinned("ab", PEM, Deliveries.NOW)),
                Deliveries.NOW,
                Deliveries.NOW,
                Optional.empty(),
                Optional.empty()));
  }

  private Outcome send(boolean isFound, Map<String, RecipientKey> keys) {
    return send(isFound, keys, List.of());
  }

  private Outcome send(boolean isFound, Map<String, RecipientKey> keys, List<String> cc) {
    MailSecurity security =
        new MailSecurity(
            Level.PREFERRED,
            Level.NEVER,
            keys,
            Optional.empty(),
            MailSecurity.WithoutKey.WAIT,
            isFound,
            SmimeOptions.NONE);
    MailOptions options = Deliveries.copies(List.of(), cc, List.of()).with(security);
    return sender.send(
        Deliveries.of(Deliveries.destination(DataFormat.CSV, options), Deliveries.infections(1)));
  }

  private static RecipientKey wanted(Level level) {
    return new RecipientKey(
        Optional.of(level),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(true));
  }
}
