package io.signalbox.settings;

import java.util.Optional;

/** Judges the keys of mail destinations. */
public interface KeyFaults {

  /** Finds no fault: for documents whose keys are checked elsewhere. */
  KeyFaults NONE =
      new KeyFaults() {
        @Override
        public Optional<String> ofRecipient(
            MailSecurity.RecipientKey key, String address, Optional<String> authorities) {
          return Optional.empty();
        }

        @Override
        public Optional<String> ofSigner(SigningKey key, Optional<String> sender) {
          return Optional.empty();
        }
      };

  /**
   * What keeps mails to the address from being encrypted to the key now.
   *
   * @param authorities as {@link SmimeOptions#authorities()}
   */
  Optional<String> ofRecipient(
      MailSecurity.RecipientKey key, String address, Optional<String> authorities);

  /**
   * What keeps mails of the sender from being signed with the key now.
   *
   * @param sender the address; empty for the hub's own
   */
  Optional<String> ofSigner(SigningKey key, Optional<String> sender);

  /** The hub's own key, as it is written into the settings. */
  sealed interface SigningKey {

    /** An OpenPGP private key in ASCII armour; without a passphrase, it is empty. */
    record OpenPgp(String armored, String passphrase) implements SigningKey {}

    /** A private key and its certificates, in PEM. */
    record Smime(String key, String certificates) implements SigningKey {}
  }
}
