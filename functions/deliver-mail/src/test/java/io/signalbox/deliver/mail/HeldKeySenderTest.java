package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.directory.keys.HeldKey;
import io.signalbox.directory.keys.HeldKeys;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailSecurity;
import io.signalbox.settings.MailSecurity.Level;
import io.signalbox.settings.MailSecurity.RecipientKey;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldKeySenderTest {
  private static final String ADDRESS = "abuse@isp.example";
  private static final String PEM = "-----BEGIN CERTIFICATE-----";

  private final HeldKeys held =
      new HeldKeys(EmbeddedStore.inMemory(new ManualClock(Deliveries.NOW)).table("directory"));
  private final List<Delivery> sent = new ArrayList<>();
  private final HeldKeySender sender = new HeldKeySender(new Recorder(sent), held);

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
    assertThat(sent.getLast().destination().uri()).isPresent();
  }

  private RecipientKey sentKey(String fingerprint) {
    RecipientKey named = new RecipientKey(Optional.of(Level.REQUIRED), fingerprint);
    MailOptions options =
        MailOptions.NONE.with(MailSecurity.NONE.replacing(Map.of(ADDRESS, named)));
    sender.send(
        Deliveries.of(Deliveries.destination(DataFormat.CSV, options), Deliveries.infections(1)));
    return Optional.ofNullable(
            sent.getLast().destination().options(MailOptions.class).security().keys().get(ADDRESS))
        .orElseThrow();
  }

  private record Recorder(List<Delivery> sent) implements Sender {
    @Override
    public Capacity capacity(Destination destination) {
      return new Capacity(10, 1_000_000, 1, Duration.ofSeconds(1), true);
    }

    @Override
    public List<Integer> cut(Destination destination, Group group, List<StoredEnvelope> waiting) {
      return List.of(waiting.size());
    }

    @Override
    public Outcome send(Delivery delivery, Steps steps) {
      sent.add(delivery);
      return new Outcome.Delivered("sent");
    }
  }
}
