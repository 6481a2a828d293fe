package io.signalbox.settings;

import io.signalbox.net.ForbiddenAddresses;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a delivery method's check may ask for.
 *
 * @param forbidden the addresses that no destination may have
 * @param templateFault says what is wrong with the text of a template; empty for a good one
 * @param keyFault says what is wrong with a recipient's key; empty for a usable one
 * @param clock tells whether a certificate has expired
 */
public record CheckContext(
    ForbiddenAddresses forbidden,
    BiFunction<TemplateKind, String, Optional<String>> templateFault,
    KeyFault keyFault,
    Clock clock) {

  /** Judges keys of mail recipients. */
  public interface KeyFault {
    /** What keeps mails to the address from being encrypted to the key now. */
    Optional<String> of(MailSecurity.RecipientKey key, String address);
  }
}
