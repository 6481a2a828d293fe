package io.signalbox.console.provider;

import io.signalbox.access.session.SignInAttempt;
import io.signalbox.settings.SignInSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signs people in by the authorization code flow of OpenID Connect. For many threads at once. */
public interface OpenIdProvider {

  /** Where the browser goes to sign in. */
  URI authorization(SignInSettings settings, SignInAttempt attempt) throws ProviderFault;

  /**
   * Where the browser goes to sign out at the provider, too (OpenID Connect RP-Initiated Logout
   * 1.0); empty where the provider has no such page.
   */
  Optional<URI> signOut(SignInSettings settings) throws ProviderFault;

  /**
   * Who has signed in.
   *
   * @param parameters with which the provider has sent the browser back
   */
  ProvenPerson redeem(
      SignInSettings settings, SignInAttempt attempt, Map<String, List<String>> parameters)
      throws ProviderFault;
}
