package io.signalbox.console.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.signalbox.access.session.SignInAttempt;
import io.signalbox.console.provider.OpenIdProvider;
import io.signalbox.console.provider.ProvenPerson;
import io.signalbox.console.provider.ProviderFault;
import io.signalbox.http.exchange.PushClient;
import io.signalbox.settings.SecretReference;
import io.signalbox.settings.SignInSettings;
import io.signalbox.store.Platform;
import io.signalbox.store.Secrets;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Code, PKCE (S256) and nonce; ID tokens signed with RSA or ECDSA, by a key of the provider. */
public final class NimbusProvider implements OpenIdProvider {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final ProviderHttp http;
  private final Discovery discovery;
  private final Secrets secrets;

  NimbusProvider(ProviderHttp http, Discovery discovery, Secrets secrets) {
    this.http = http;
    this.discovery = discovery;
    this.secrets = secrets;
  }

  /** One that keeps to the rules of the function's environment about addresses. */
  public static NimbusProvider of(Platform platform) {
    PushClient client = PushClient.of(platform.environment());
    ProviderHttp http = new ProviderHttp(client, client);
    return new NimbusProvider(http, new Discovery(http, platform.clock()), platform.secrets());
  }

  @Override
  public URI authorization(SignInSettings settings, SignInAttempt attempt) throws ProviderFault {
    OIDCProviderMetadata metadata = discovery.of(settings.issuer()).metadata();
    Scope scope = new Scope("openid");
    settings.scopes().forEach(scope::add);
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            scope,
            new ClientID(settings.clientId()),
            URI.create(settings.redirectUri()))
        .endpointURI(metadata.getAuthorizationEndpointURI())
        .state(new State(attempt.state(Callback.provider(settings))))
        .nonce(new Nonce(attempt.nonce()))
        .codeChallenge(new CodeVerifier(attempt.codeVerifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  @Override
  public Optional<URI> signOut(SignInSettings settings) throws ProviderFault {
    URI page = discovery.of(settings.issuer()).metadata().getEndSessionEndpointURI();
    if (page == null) {
      return Optional.empty();
    }
    ProviderHttp.required(page, settings.issuer(), "end_session_endpoint");
    String query = "client_id=" + URLEncoder.encode(settings.clientId(), StandardCharsets.UTF_8);
    return Optional.of(URI.create(page + (page.getRawQuery() == null ? "?" : "&") + query));
  }

  @Override
  public ProvenPerson redeem(
      SignInSettings settings, SignInAttempt attempt, Map<String, List<String>> parameters)
      throws ProviderFault {
    Callback callback = Callback.of(settings, attempt, parameters);
    Discovery.Known known = discovery.of(settings.issuer());
    callback.requireIssuer(known.metadata().supportsAuthorizationResponseIssuerParam());
    JWT token = idToken(settings, known.metadata(), callback.code(), attempt);
    IDTokenClaimsSet claims = valid(settings, known, token, attempt);
    requireParty(claims, settings);
    String subject = claims.getSubject().getValue();
    return new ProvenPerson(
        subject,
        Claims.text(claims, settings.nameClaim()).orElse(subject),
        Claims.texts(claims, settings.groupsClaim()));
  }

  /** A token that the provider has made for another client is none for the hub. */
  private static void requireParty(IDTokenClaimsSet claims, SignInSettings settings)
      throws ProviderFault {
    AuthorizedParty party = claims.getAuthorizedParty();
    if (party != null && !party.getValue().equals(settings.clientId())) {
      throw new ProviderFault(
          ProviderFault.Kind.INVALID, "the ID token was made for another client");
    }
  }

  private JWT idToken(
      SignInSettings settings, OIDCProviderMetadata metadata, String code, SignInAttempt attempt)
      throws ProviderFault {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code),
            URI.create(settings.redirectUri()),
            new CodeVerifier(attempt.codeVerifier()));
    ClientID client = new ClientID(settings.clientId());
    Optional<SecretReference> secret = settings.clientSecret();
    TokenRequest request =
        secret.isPresent()
            ? new TokenRequest.Builder(
                    metadata.getTokenEndpointURI(),
                    authentication(client, secret.get(), metadata),
                    grant)
                .build()
            : new TokenRequest.Builder(metadata.getTokenEndpointURI(), client, grant).build();
    ProviderHttp.Answer answer = http.post(request.toHTTPRequest());
    try {
      if (answer.status() == 200) {
        JWT token =
            OIDCTokenResponse.parse(JSONObjectUtils.parse(answer.body()))
                .getOIDCTokens()
                .getIDToken();
        if (token != null) {
          return token;
        }
      }
    } catch (ParseException | RuntimeException | StackOverflowError garbage) {
      // What follows says it.
    }
    throw answer.status() >= 500
        ? new ProviderFault(
            ProviderFault.Kind.AWAY, "the token endpoint answered " + answer.status())
        : new ProviderFault(
            ProviderFault.Kind.INVALID,
            "the token endpoint gave no ID token: "
                + answer.status()
                + Callback.errorCode(answer.body()).map(error -> " " + error).orElse(""));
  }

  private ClientAuthentication authentication(
      ClientID client, SecretReference reference, OIDCProviderMetadata metadata)
      throws ProviderFault {
    Optional<String> text = secrets.get(reference.name());
    if (text.isEmpty()) {
      throw new ProviderFault(
          ProviderFault.Kind.INVALID, "the secret store has no " + reference.name());
    }
    Secret secret = new Secret(text.get());
    List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
    boolean takesBasic =
        methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return takesBasic
        ? new ClientSecretBasic(client, secret)
        : new ClientSecretPost(client, secret);
  }

  private static IDTokenClaimsSet valid(
      SignInSettings settings, Discovery.Known known, JWT token, SignInAttempt attempt)
      throws ProviderFault {
    IDTokenValidator validator =
        new IDTokenValidator(
            new Issuer(settings.issuer()),
            new ClientID(settings.clientId()),
            new JWSVerificationKeySelector<>(ALGORITHMS, known.keys()),
            null);
    try {
      return validator.validate(token, new Nonce(attempt.nonce()));
    } catch (KeySourceException away) {
      throw new ProviderFault(
          ProviderFault.Kind.AWAY, "the provider's keys cannot be read: " + away.getMessage());
    } catch (BadJOSEException | JOSEException | RuntimeException invalid) {
      throw new ProviderFault(
          ProviderFault.Kind.INVALID, "the ID token is not valid: " + invalid.getMessage());
    }
  }
}
