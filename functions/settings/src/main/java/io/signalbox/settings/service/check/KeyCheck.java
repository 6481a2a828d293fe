package io.signalbox.settings.service.check;

import io.signalbox.crypto.Certificates;
import io.signalbox.crypto.OpenPgpKeys;
import io.signalbox.crypto.UnusableKeyException;
import io.signalbox.settings.CheckContext;
import io.signalbox.settings.MailSecurity;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says why a recipient's key is not usable, as a delivery would find it. */
public final class KeyCheck implements CheckContext.KeyFault {
  private final Clock clock;

  /**
   * @param clock tells whether a key has expired
   */
  public KeyCheck(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Optional<String> of(MailSecurity.RecipientKey key, String address) {
    Instant now = clock.instant();
    try {
      if (key.openPgp().isPresent()) {
        OpenPgpKeys.recipient(key.openPgp().get(), address, now);
      }
      if (key.certificate().isPresent()) {
        Certificates.recipient(key.certificate().get(), address, List.of(), now);
      }
      return Optional.empty();
    } catch (UnusableKeyException fault) {
      return Optional.ofNullable(fault.getMessage());
    }
  }
}
