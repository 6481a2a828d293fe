package io.signalbox.console.oidc;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads claims that the settings name; a claim of another type than expected counts as absent. */
final class Claims {
  private static final int TEXTS_MOST = 2_000;

  private Claims() {}

  static Optional<String> text(IDTokenClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** The texts of a list, or the one text that stands there in place of a list. */
  static List<String> texts(IDTokenClaimsSet claims, String name) {
    return switch (claims.getClaim(name)) {
      case null -> List.of();
      case String one -> List.of(one);
      case Collection<?> many ->
          many.stream()
              .limit(TEXTS_MOST)
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .toList();
      case Object other -> List.of();
    };
  }
}
