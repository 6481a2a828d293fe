package io.signalbox.local.front;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The client certificates of which a proxy tells that ends TLS. The proxy shows a secret; what
 * anybody else says of a certificate counts for nothing.
 */
final class ProxyCertificates {
  /** As RFC 9440 has it, or a PEM that is percent-encoded, as nginx writes it. */
  static final String CERTIFICATE = "Client-Cert";

  static final String SECRET = "Signalbox-Proxy-Secret";

  private static final Pattern DER = Pattern.compile(":([A-Za-z0-9+/=]+):");
  private static final int LINE = 64;

  private final Optional<String> secret;

  /**
   * @param secret empty where there is no such proxy
   */
  ProxyCertificates(Optional<String> secret) {
    this.secret = secret;
  }

  /** The head with the certificate that the proxy has verified, and without both headers. */
  RequestHead proven(RequestHead head) {
    List<String> shown = values(head, SECRET);
    List<String> certificates = values(head, CERTIFICATE);
    if (shown.isEmpty() && certificates.isEmpty()) {
      return head;
    }
    Map<String, List<String>> others = new LinkedHashMap<>(head.headers());
    others
        .keySet()
        .removeIf(name -> name.equalsIgnoreCase(SECRET) || name.equalsIgnoreCase(CERTIFICATE));
    boolean isProxy = shown.size() == 1 && secret.filter(known -> same(known, shown)).isPresent();
    return head.with(
        others,
        isProxy && certificates.size() == 1 ? pem(certificates.getFirst()) : Optional.empty());
  }

  private static List<String> values(RequestHead head, String name) {
    return head.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .toList();
  }

  private static boolean same(String known, List<String> shown) {
    return MessageDigest.isEqual(
        known.getBytes(StandardCharsets.UTF_8), shown.getFirst().getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> pem(String text) {
    Matcher der = DER.matcher(text.strip());
    if (der.matches()) {
      return Optional.of(
          "-----BEGIN CERTIFICATE-----\n"
              + der.group(1).replaceAll("(.{" + LINE + "})", "$1\n")
              + "\n-----END CERTIFICATE-----\n");
    }
    try {
      // A plus sign is one of base64; URLDecoder reads forms.
      String decoded = URLDecoder.decode(text.strip().replace("+", "%2B"), StandardCharsets.UTF_8);
      return Optional.of(decoded).filter(pem -> pem.startsWith("-----BEGIN CERTIFICATE-----"));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
