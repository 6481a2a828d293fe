package io.signalbox.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a destination's mails are encrypted and signed.
 *
 * @param encrypt whether they are encrypted, where an address says nothing else
 * @param sign whether they are signed
 * @param keys of recipients, by address in lower case
 * @param signingKey the hub's own OpenPGP key
 * @param withoutKey what a recipient gets where encryption is required and there is no usable key
 * @param isFound whether keys are found by Web Key Directory, for addresses that have none here
 */
public record MailSecurity(
    Level encrypt,
    Level sign,
    Map<String, RecipientKey> keys,
    Optional<OpenPgpKey> signingKey,
    WithoutKey withoutKey,
    boolean isFound,
    SmimeOptions smime) {

  public static final MailSecurity NONE =
      new MailSecurity(Level.PREFERRED, Level.PREFERRED, Map.of(), Optional.empty());

  /** What a recipient without a usable key gets. */
  public enum WithoutKey {
    /** Nothing; the events wait. */
    WAIT,
    /** A mail without data that asks for a key, once a day at most; the events wait. */
    NOTICE
  }

  /** Whether something is done. */
  public enum Level {
    /** Nothing is sent without it. */
    REQUIRED,
    /** It is done where there is a usable key. */
    PREFERRED,
    NEVER
  }

  /**
   * The key of an address.
   *
   * @param encrypt empty for what the destination says
   * @param openPgp in ASCII armour
   * @param certificate in PEM, for S/MIME
   * @param fingerprint of a key or certificate that the hub holds, in the place of both
   * @param isFound whether the key is found by Web Key Directory; empty for what the destination
   *     says
   */
  public record RecipientKey(
      Optional<Level> encrypt,
      Optional<String> openPgp,
      Optional<String> certificate,
      Optional<String> fingerprint,
      Optional<Boolean> isFound) {

    /** A key that the hub holds. */
    public RecipientKey(Optional<Level> encrypt, String fingerprint) {
      this(encrypt, Optional.empty(), Optional.empty(), Optional.of(fingerprint), Optional.empty());
    }

    /** A key that is given in full. */
    public RecipientKey(
        Optional<Level> encrypt, Optional<String> openPgp, Optional<String> certificate) {
      this(encrypt, openPgp, certificate, Optional.empty(), Optional.empty());
    }

    /** Whether a key is stated, in full or by its fingerprint. */
    public boolean isGiven() {
      return openPgp.isPresent() || certificate.isPresent() || fingerprint.isPresent();
    }
  }

  /**
   * A private key.
   *
   * @param key in ASCII armour
   * @param passphrase empty for a key that is not locked
   */
  public record OpenPgpKey(SecretReference key, Optional<SecretReference> passphrase) {}

  /** Without a key, nothing is said. */
  public MailSecurity(
      Level encrypt, Level sign, Map<String, RecipientKey> keys, Optional<OpenPgpKey> signingKey) {
    this(encrypt, sign, keys, signingKey, WithoutKey.WAIT, false, SmimeOptions.NONE);
  }

  public MailSecurity {
    keys = Map.copyOf(keys);
  }

  /** The same with further keys; those that the destination has stay. */
  public MailSecurity withKeys(Map<String, RecipientKey> further) {
    var all = new HashMap<>(further);
    all.putAll(keys);
    return replacing(all);
  }

  /** The same with other keys in the place of all. */
  public MailSecurity replacing(Map<String, RecipientKey> others) {
    return new MailSecurity(encrypt, sign, others, signingKey, withoutKey, isFound, smime);
  }

  /** Whether mails to the address are encrypted. */
  public Level encryptTo(MailAddress address) {
    return key(address).flatMap(RecipientKey::encrypt).orElse(encrypt);
  }

  /** Whether the key of the address is to be found by Web Key Directory. */
  public boolean isFound(MailAddress address) {
    Optional<RecipientKey> key = key(address);
    return key.stream().noneMatch(RecipientKey::isGiven)
        && key.flatMap(RecipientKey::isFound).orElse(isFound)
        && encryptTo(address) != Level.NEVER;
  }

  /** Whether some mails may be encrypted. */
  public boolean mayEncrypt() {
    return isFound || !keys.isEmpty();
  }

  /** The key of the address. */
  public Optional<RecipientKey> key(MailAddress address) {
    return Optional.ofNullable(keys.get(address.key()));
  }

  static MailSecurity read(JsonFields options) {
    var keys = new HashMap<String, RecipientKey>();
    options
        .object("keys")
        .properties()
        .forEach(
            key ->
                keys.put(
                    MailAddress.parse(key.getKey()).key(),
                    recipient(JsonFields.of(key.getValue()))));
    return new MailSecurity(
        options.constant("encrypt", Level.class, NONE.encrypt()),
        options.constant("sign", Level.class, NONE.sign()),
        keys,
        options.has("signingKey")
            ? Optional.of(signingKey(options.members("signingKey")))
            : Optional.empty(),
        options.constant("withoutKey", WithoutKey.class, NONE.withoutKey()),
        options.flag("wkd", NONE.isFound()),
        SmimeOptions.read(options));
  }

  private static RecipientKey recipient(JsonFields key) {
    return new RecipientKey(
        key.has("encrypt")
            ? Optional.of(key.constant("encrypt", Level.class, Level.PREFERRED))
            : Optional.empty(),
        key.text("openpgp"),
        key.text("certificate"),
        key.text("fingerprint"),
        key.has("wkd") ? Optional.of(key.flag("wkd", false)) : Optional.empty());
  }

  private static OpenPgpKey signingKey(JsonFields key) {
    return new OpenPgpKey(
        key.secret("openpgp"),
        key.has("passphrase") ? Optional.of(key.secret("passphrase")) : Optional.empty());
  }
}
