package io.signalbox.access;

import io.signalbox.access.person.PersonTokens;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.settings.Instance;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import io.signalbox.store.Platform;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells who is calling. Whoever fails learns nothing: a wrong credential, an expired one and one of
 * an instance that does not exist have the same answer, after the same work.
 *
 * <p>A credential that was revoked is good for as long as settings may be old, and no longer.
 */
public final class Authenticator {
  private static final String CHALLENGES =
      "Bearer realm=\"signalbox\", Basic realm=\"signalbox\", charset=\"UTF-8\"";

  private final SettingsSource settings;
  private final AdministratorToken administrator;
  private final Optional<PersonTokens> people;
  private final Clock clock;

  /** One that knows instances alone. */
  public Authenticator(SettingsSource settings, AdministratorToken administrator, Clock clock) {
    this(settings, administrator, Optional.empty(), clock);
  }

  /** One that also knows the people for whom the console asks. */
  public Authenticator(
      SettingsSource settings, AdministratorToken administrator, PersonTokens people, Clock clock) {
    this(settings, administrator, Optional.of(people), clock);
  }

  private Authenticator(
      SettingsSource settings,
      AdministratorToken administrator,
      Optional<PersonTokens> people,
      Clock clock) {
    this.settings = settings;
    this.administrator = administrator;
    this.people = people;
    this.clock = clock;
  }

  /** That of a function which the console calls. */
  public static Authenticator of(Platform platform, SettingsSource settings) {
    return new Authenticator(
        settings, AdministratorToken.of(platform), PersonTokens.of(platform), platform.clock());
  }

  /**
   * The instance whose credentials the request carries: a token as Bearer, as Basic password of the
   * instance's name, or in the header that the instance has named; or a client certificate. Several
   * must be of one instance. Below {@code /warden3/} also a token as the query's {@code secret};
   * {@code client} there names a client of Warden, who must be the same instance.
   *
   * @throws ProblemException 401, if that is nobody, or more than one
   * @throws io.signalbox.store.StoreException if the settings or the secrets are away
   */
  public Caller authenticate(Request request) {
    SettingsDocument document = settings.current();
    Collection<Instance> instances = document.instances().values();
    Instant now = clock.instant();
    Optional<Set<Instance>> callers = Optional.empty();
    boolean hasShownSecret = false;
    for (Credential credential : Credentials.of(request, instances)) {
      Set<Instance> owners =
          credential instanceof Credential.OfPerson(String token)
              ? person(token, document, now)
              : owners(credential, instances, now);
      if (!owners.isEmpty() || credential.mustMatch()) {
        hasShownSecret |= credential.isSecret();
        callers.ifPresent(owners::retainAll);
        callers = Optional.of(owners);
      }
    }
    boolean isProven = hasShownSecret;
    return callers
        .filter(owners -> isProven && owners.size() == 1)
        .map(owners -> new Caller(owners.iterator().next()))
        .orElseThrow(Authenticator::unauthenticated);
  }

  /**
   * The fingerprint of the certificate of mutual TLS, if it is one of an instance.
   *
   * @throws io.signalbox.store.StoreException if the settings or the secrets are away
   */
  public Optional<String> certificate(Request request) {
    Collection<Instance> instances = settings.current().instances().values();
    return Credentials.certificate(request)
        .filter(shown -> owners(shown, instances, clock.instant()).size() == 1)
        .map(Credential.Certificate::fingerprint);
  }

  private Set<Instance> person(String token, SettingsDocument document, Instant now) {
    Optional<String> certificate = people.flatMap(tokens -> tokens.certificate(token));
    if (certificate.isPresent()) {
      return owners(
          new Credential.Certificate(certificate.get()), document.instances().values(), now);
    }
    Set<Instance> owners = new LinkedHashSet<>();
    people
        .flatMap(tokens -> tokens.read(token))
        .flatMap(person -> person.in(document))
        .ifPresent(owners::add);
    return owners;
  }

  private Set<Instance> owners(Credential credential, Collection<Instance> instances, Instant now) {
    Set<Instance> owners = matching(credential, instances, now);
    // Asked last, so that others get in while the secrets are away.
    return owners.isEmpty()
        ? matching(credential, administrator.instance().map(List::of).orElse(List.of()), now)
        : owners;
  }

  private static Set<Instance> matching(
      Credential credential, Collection<Instance> instances, Instant now) {
    Set<Instance> matching = new LinkedHashSet<>();
    for (Instance instance : instances) {
      if (credential.isOf(instance, now)) {
        matching.add(instance);
      }
    }
    return matching;
  }

  private static ProblemException unauthenticated() {
    return Problem.of(ProblemType.UNAUTHENTICATED, "The request carries no valid credential.")
        .withHeader("WWW-Authenticate", CHALLENGES)
        .exception();
  }
}
