package io.signalbox.console.provider;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.signalbox.access.session.SignInAttempt;
import io.signalbox.settings.SignInSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One that is made when it is first asked: few requests sign in, and each cold start would pay. */
public final class LazyProvider implements OpenIdProvider {
  private final Supplier<OpenIdProvider> making;

  @GuardedBy("this")
  private Optional<OpenIdProvider> made = Optional.empty();

  public LazyProvider(Supplier<OpenIdProvider> making) {
    this.making = making;
  }

  @Override
  public URI authorization(SignInSettings settings, SignInAttempt attempt) throws ProviderFault {
    return provider().authorization(settings, attempt);
  }

  @Override
  public Optional<URI> signOut(SignInSettings settings) throws ProviderFault {
    return provider().signOut(settings);
  }

  @Override
  public ProvenPerson redeem(
      SignInSettings settings, SignInAttempt attempt, Map<String, List<String>> parameters)
      throws ProviderFault {
    return provider().redeem(settings, attempt, parameters);
  }

  private synchronized OpenIdProvider provider() {
    OpenIdProvider provider = made.orElseGet(making);
    made = Optional.of(provider);
    return provider;
  }
}
