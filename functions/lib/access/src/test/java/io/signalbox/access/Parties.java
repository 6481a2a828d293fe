package io.signalbox.access;

import io.signalbox.api.Request;
import io.signalbox.settings.Grants;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Instance.InvalidContent;
import io.signalbox.settings.Instance.UnknownFields;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.Token;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Instances, and the requests that they send. */
final class Parties {
  static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBejCCAR+gAwIBAgIUbVbcEtGXRreh9UbKGkTIq1xWzwEwCgYIKoZIzj0EAwIw
      EjEQMA4GA1UEAwwHY2VydC1hdDAeFw0yNjExMjIwNDQ0NTVaFw0zNjExMTkwNDQ0
      NTVaMBIxEDAOBgNVBAMMB2NlcnQtYXQwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
      AARlM6Rl709nZZ6Z05cJVEmiYQgmNr2sACoXTU/GdQxVESzFmZB2yPVY8othYkgv
      j/pOm7aYso5o494UueUT4lLSo1MwUTAdBgNVHQ4EFgQUCvXTpDtpwvW8C58OCLAx
      B7Jh9YYwHwYDVR0jBBgwFoAUCvXTpDtpwvW8C58OCLAxB7Jh9YYwDwYDVR0TAQH/
      BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEAgbe4SUD2ymgX9Xbd3rvidEFpSJ4a
      9KL7KK0gAJt08VMCIQDIdDTQwrkw7A4cAaKDhhA60i0EuOQT4a2r0tLQ0Y7RnA==
      -----END CERTIFICATE-----
      """;
  static final String FINGERPRINT =
      "740082b2cced9eec5670c722d4becc138c2c3cd57506b93118108951471c0930";

  static final Map<String, List<String>> NOTHING = Map.of();

  private Parties() {}

  static Instance instance(
      String name, Optional<String> header, Set<String> certificates, Token... tokens) {
    return new Instance(
        name,
        Arrays.asList(tokens),
        header,
        certificates,
        Grants.NONE,
        InvalidContent.REJECT,
        UnknownFields.WARN);
  }

  static SettingsDocument settings(Instance... instances) {
    Map<String, Instance> named = new LinkedHashMap<>();
    for (Instance instance : instances) {
      named.put(instance.name(), instance);
    }
    return new SettingsDocument(named, Map.of(), Map.of());
  }

  static Token token(String token) {
    return new Token(token, Token.hashOf(token), Optional.empty());
  }

  static Request bearer(String token) {
    return request(Map.of("Authorization", List.of("Bearer " + token)), NOTHING);
  }

  static String basic(String user, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  static Request request(
      Map<String, List<String>> headers, Map<String, List<String>> queries, String... pem) {
    return new Request(
        "GET", "/v1/info", queries, headers, new byte[0], Arrays.stream(pem).findFirst(), NOW);
  }
}
