package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.keys.FoundKey;
import io.signalbox.directory.keys.FoundKeys;
import io.signalbox.directory.keys.HeldKeys;
import io.signalbox.settings.KeyFaults;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailSecurity;
import io.signalbox.settings.MailSecurity.Level;
import io.signalbox.settings.MailSecurity.RecipientKey;
import java.util.Locale;
import java.util.Optional;

/** Says to whom a mail could be encrypted now, and to whom not and why. */
final class EncryptionPreview {
  private final HeldKeys held;
  private final FoundKeys found;
  private final KeyFaults faults;

  EncryptionPreview(HeldKeys held, FoundKeys found, KeyFaults faults) {
    this.held = held;
    this.found = found;
    this.faults = faults;
  }

  /**
   * {@code address}, {@code encrypt} as asked for, {@code protection}: {@code openpgp}, {@code
   * smime}, {@code clear} or {@code none} where nothing would be sent; and {@code reason}.
   */
  ObjectNode of(MailSecurity security, MailAddress address) {
    Level level = security.encryptTo(address);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("address", address.address());
    json.put("encrypt", level.name().toLowerCase(Locale.ROOT));
    Optional<RecipientKey> key =
        security.isFound(address) ? found(address) : security.key(address).map(this::inFull);
    Optional<String> reason = reason(key, address, security);
    if (level == Level.NEVER) {
      return json.put("protection", "clear");
    }
    if (reason.isPresent()) {
      return json.put("protection", level == Level.REQUIRED ? "none" : "clear")
          .put("reason", reason.get());
    }
    boolean isOpenPgp = key.flatMap(RecipientKey::openPgp).isPresent();
    return json.put("protection", isOpenPgp ? "openpgp" : "smime");
  }

  private Optional<String> reason(
      Optional<RecipientKey> key, MailAddress address, MailSecurity security) {
    Optional<RecipientKey> given =
        key.filter(one -> one.openPgp().isPresent() || one.certificate().isPresent());
    if (given.isPresent()) {
      return faults.ofRecipient(given.get(), address.address(), security.smime().authorities());
    }
    return Optional.of(
        "There is no key of "
            + address.address()
            + (security.isFound(address)
                ? " yet; the first mail asks the Web Key Directory for one"
                : ""));
  }

  private Optional<RecipientKey> found(MailAddress address) {
    return found
        .find(address.address())
        .flatMap(FoundKey::pinned)
        .map(
            pinned ->
                new RecipientKey(Optional.empty(), Optional.of(pinned.text()), Optional.empty()));
  }

  private RecipientKey inFull(RecipientKey key) {
    return key.fingerprint()
        .flatMap(held::find)
        .map(
            one ->
                new RecipientKey(
                    key.encrypt(),
                    one.isOpenPgp() ? Optional.of(one.text()) : Optional.empty(),
                    one.isOpenPgp() ? Optional.empty() : Optional.of(one.text())))
        .orElse(key);
  }
}
