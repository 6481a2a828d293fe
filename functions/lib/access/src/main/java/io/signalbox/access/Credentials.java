package io.signalbox.access;

import io.signalbox.access.person.PersonTokens;
import io.signalbox.api.Request;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Token;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the credentials that a request carries. */
final class Credentials {
  /** Clients of Warden have their credential in the query, which counts nowhere else. */
  static final String WARDEN_PATH = "/warden3/";

  private Credentials() {}

  /**
   * All credentials of the request.
   *
   * @param instances those that may have named a header of their own
   */
  static List<Credential> of(Request request, Collection<Instance> instances) {
    List<Credential> found = new ArrayList<>();
    request.headers("Authorization").forEach(value -> found.add(authorization(value)));
    instances.stream()
        .flatMap(instance -> instance.header().stream())
        .map(header -> header.toLowerCase(Locale.ROOT))
        .distinct()
        .flatMap(header -> ownHeaders(request, header))
        .forEach(found::add);
    if (request.path().startsWith(WARDEN_PATH)) {
      request.queries("secret").forEach(secret -> found.add(shared(secret)));
      request.queries("client").forEach(name -> found.add(new Credential.WardenName(name)));
    }
    certificate(request).ifPresent(found::add);
    return found;
  }

  private static Credential authorization(String value) {
    String[] parts = value.strip().split(" +", 2);
    if (parts.length < 2) {
      // IntelMQ sends its token bare, in whatever header it is told to.
      return shared(parts[0]);
    }
    return switch (parts[0].toLowerCase(Locale.ROOT)) {
      // Token is what some clients of TAXII say.
      case "bearer", "token" ->
          parts[1].startsWith(PersonTokens.PREFIX)
              ? new Credential.OfPerson(parts[1])
              : shared(parts[1]);
      case "basic" -> basic(parts[1]);
      default -> new Credential.Unreadable();
    };
  }

  private static Credential shared(String token) {
    return new Credential.Shared(Token.hashOf(token));
  }

  private static Credential basic(String encoded) {
    String pair;
    try {
      pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return new Credential.Unreadable();
    }
    int colon = pair.indexOf(':');
    return colon < 0
        ? new Credential.Unreadable()
        : new Credential.Named(pair.substring(0, colon), Token.hashOf(pair.substring(colon + 1)));
  }

  private static Stream<Credential> ownHeaders(Request request, String header) {
    return request.headers(header).stream()
        .map(value -> new Credential.OwnHeader(header, Token.hashOf(value.strip())));
  }

  /** That of mutual TLS. */
  static Optional<Credential.Certificate> certificate(Request request) {
    return request.clientCertificatePem().flatMap(Credentials::certificate);
  }

  private static Optional<Credential.Certificate> certificate(String pem) {
    try {
      byte[] der =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
              .getEncoded();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(der);
      return Optional.of(new Credential.Certificate(HexFormat.of().formatHex(digest)));
    } catch (CertificateException unreadable) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
