package io.signalbox.keys;

import io.signalbox.crypto.Certificates;
import io.signalbox.crypto.KeyFacts;
import io.signalbox.crypto.OpenPgpKeys;
import io.signalbox.crypto.UnusableKeyException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what people give as a key: an OpenPGP public key, or a certificate. */
public final class KeyReader {
  private static final String NOBODYS = "it names no address";
  private static final String OPEN_PGP = "-----BEGIN PGP";

  private KeyReader() {}

  /** Whether the text says that it is an OpenPGP key. */
  public static boolean isOpenPgp(String text) {
    return text.strip().startsWith(OPEN_PGP);
  }

  /**
   * What the key or certificate says of itself.
   *
   * @param text one public key in ASCII armour, or a certificate with those that issued it in PEM
   * @throws UnusableKeyException if it is something else
   */
  public static KeyFacts facts(String text, Instant now) throws UnusableKeyException {
    return isOpenPgp(text)
        ? OpenPgpKeys.facts(text, now)
        : Certificates.facts(leaf(Certificates.parse(text)));
  }

  /** Why mail to the address cannot be encrypted to it at that moment; empty where it can. */
  public static Optional<String> fault(String text, String address, Instant now) {
    try {
      if (isOpenPgp(text)) {
        OpenPgpKeys.recipient(text, address, now);
      } else {
        Certificates.recipient(text, address, List.of(), now);
      }
      return Optional.empty();
    } catch (UnusableKeyException fault) {
      return Optional.of(String.valueOf(fault.getMessage()));
    }
  }

  /** Why no mail can be encrypted to it, whichever of its addresses it is for. */
  public static Optional<String> heldFault(String text, Instant now) throws UnusableKeyException {
    List<Optional<String>> faults =
        facts(text, now).addresses().stream().map(address -> fault(text, address, now)).toList();
    return faults.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : faults.stream().flatMap(Optional::stream).findFirst().or(() -> Optional.of(NOBODYS));
  }

  private static X509Certificate leaf(List<X509Certificate> all) {
    return all.stream()
        .filter(one -> one.getBasicConstraints() < 0)
        .findFirst()
        .orElseGet(all::getFirst);
  }
}
