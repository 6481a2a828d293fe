package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.directory.keys.HeldKey;
import io.signalbox.directory.keys.HeldKeys;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailSecurity;
import io.signalbox.settings.MailSecurity.Level;
import io.signalbox.settings.MailSecurity.RecipientKey;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldKeySenderTest {
  private static final String ADDRESS = "abuse@isp.example";
  private static final String PEM = "-----BEGIN CERTIFICATE-----";

  private final HeldKeys held =
      new HeldKeys(EmbeddedStore.inMemory(new ManualClock(Deliveries.NOW)).table("directory"));
  private final RecordingSender recorded = new RecordingSender();
  private final HeldKeySender sender = new HeldKeySender(recorded, held);

  @Test
  void aFingerprintStandsForTheKeyThatIsHeldNow() {
    assertThat(sentKey("AB12"))
        .isEqualTo(
            new RecipientKey(
                Optional.of(Level.REQUIRED),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false)));

    held.put(new HeldKey("ab12", PEM, "admin", Deliveries.NOW));
    assertThat(sentKey("AB12").certificate()).contains(PEM);

    held.put(new HeldKey("ab12", "-----BEGIN PGP PUBLIC KEY BLOCK-----", "admin", Deliveries.NOW));
    assertThat(sentKey("ab12").openPgp()).isPresent();
    assertThat(recorded.sent().getLast().destination().uri()).isPresent();
  }

  private RecipientKey sentKey(String fingerprint) {
    RecipientKey named = new RecipientKey(Optional.of(Level.REQUIRED), fingerprint);
    MailOptions options =
        MailOptions.NONE.with(MailSecurity.NONE.replacing(Map.of(ADDRESS, named)));
    sender.send(
        Deliveries.of(Deliveries.destination(DataFormat.CSV, options), Deliveries.infections(1)));
    return recorded.key(ADDRESS);
  }
}
