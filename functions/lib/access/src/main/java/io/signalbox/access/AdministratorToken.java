package io.signalbox.access;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.Grants;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Instance.InvalidContent;
import io.signalbox.settings.Instance.UnknownFields;
import io.signalbox.settings.Token;
import io.signalbox.store.Platform;
import io.signalbox.store.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The first administrator: an instance that exists without settings, so that somebody can write
 * them. Its token is a secret of the hub's operator, asked for as seldom as the settings are. For
 * many threads at once.
 */
public final class AdministratorToken {
  /** The instance's name. */
  public static final String NAME = "administrator";

  private final Secrets secrets;
  private final String secretName;
  private final Duration maximumAge;
  private final Clock clock;

  @GuardedBy("this")
  private Optional<Instance> instance = Optional.empty();

  @GuardedBy("this")
  private Instant askedAt = Instant.MIN;

  /**
   * @param maximumAge after which time the secret is asked for anew
   */
  public AdministratorToken(Secrets secrets, String secretName, Duration maximumAge, Clock clock) {
    this.secrets = secrets;
    this.secretName = secretName;
    this.maximumAge = maximumAge;
    this.clock = clock;
  }

  public static AdministratorToken of(Platform platform) {
    return new AdministratorToken(
        platform.secrets(),
        platform.environment().required("ADMIN_TOKEN_SECRET"),
        platform.environment().duration(CachedSettings.AGE_VARIABLE),
        platform.clock());
  }

  /**
   * The administrator, with its token; empty while the operator has set none.
   *
   * @throws io.signalbox.store.StoreException if the secrets are away
   */
  synchronized Optional<Instance> instance() {
    Instant now = clock.instant();
    // A clock that was set back must not keep an old token alive.
    if (now.isBefore(askedAt) || !now.isBefore(askedAt.plus(maximumAge))) {
      instance = secrets.get(secretName).map(AdministratorToken::administrator);
      askedAt = now;
    }
    return instance;
  }

  private static Instance administrator(String token) {
    return new Instance(
        NAME,
        List.of(new Token("first", Token.hashOf(token), Optional.empty())),
        Optional.empty(),
        Set.of(),
        Grants.EVERYTHING,
        InvalidContent.REJECT,
        UnknownFields.WARN);
  }
}
