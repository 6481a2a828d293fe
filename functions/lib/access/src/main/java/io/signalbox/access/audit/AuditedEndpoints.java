package io.signalbox.access.audit;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Endpoint;
import io.signalbox.api.ProblemException;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.settings.Grants;
import io.signalbox.settings.SettingsSource;
import io.signalbox.store.Platform;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Endpoints whose use stands in the audit log.
 *
 * <p>Of a person's successful read of personal data the entry is written before the answer: where
 * it cannot be written, the answer is 503 and nothing was shown. Of a change it is written before
 * the change, and completed with what became of it. Instances without roles are programs: what they
 * read by their grants, their feeds above all, is not in the log.
 */
public final class AuditedEndpoints {
  /** The header by which an endpoint says which revision of the settings it has made. */
  public static final String REVISION = "Signalbox-Revision";

  private static final Set<String> READS =
      Set.of(
          "/v1/envelopes",
          "/v1/envelopes/{id}",
          "/v1/envelopes/{id}/lineage",
          "/v1/envelopes/{id}/raw",
          "/v1/feeds/{name}",
          "/v1/deliveries",
          "/v1/deliveries/{id}",
          "/v1/notices",
          "/v1/notices/{ticket}",
          "/v1/notices/{ticket}/mail",
          "/v1/proofs/{day}",
          "/v1/sendings/{id}",
          "/v1/unrouted",
          "/v1/conflicts",
          "/v1/quarantine",
          "/v1/suppressions",
          "/v1/suppressions/{address}",
          "/v1/directory/{kind}",
          "/v1/directory/{kind}/{name}",
          "/v1/keys/found/{address}",
          "/v1/erasures",
          "/v1/erasures/{id}",
          "/intelmq/lookup");

  /** What is asked by POST, so that no log of requests has what was asked for. */
  private static final Set<String> READS_BY_POST = Set.of("/v1/erasures/held");

  /** What shows objects of the directory when it is tried. */
  private static final Set<String> READS_BY_TRIAL = Set.of("/v1/directory/imports");

  /** What is posted by programs, comes with a link of its own, or changes nothing. */
  private static final Set<String> NO_CHANGES =
      Set.of(
          "/v1/envelopes",
          "/v1/invitations/redeem",
          "/v1/settings/explain",
          "/v1/settings/preview",
          "/v1/settings/whatif");

  private final Authenticator gate;
  private final AuditLog log;

  private AuditedEndpoints(Authenticator gate, AuditLog log) {
    this.gate = gate;
    this.log = log;
  }

  /** The same endpoints, watched as far as they show personal data or change something. */
  public static List<Endpoint> of(
      Platform platform, Authenticator gate, SettingsSource settings, List<Endpoint> endpoints) {
    return of(gate, AuditLog.of(platform, settings), endpoints);
  }

  static List<Endpoint> of(Authenticator gate, AuditLog log, List<Endpoint> endpoints) {
    AuditedEndpoints audited = new AuditedEndpoints(gate, log);
    return endpoints.stream().map(audited::watched).toList();
  }

  private Endpoint watched(Endpoint endpoint) {
    String path = endpoint.path().toString();
    Endpoint.Action action = endpoint.action();
    if (READS_BY_POST.contains(path)) {
      return endpoint.doing(request -> read(request, action));
    }
    if (endpoint.method().equals("GET")) {
      return READS.contains(path) ? endpoint.doing(request -> read(request, action)) : endpoint;
    }
    if (READS_BY_TRIAL.contains(path)) {
      return endpoint.doing(
          request -> isTrial(request) ? read(request, action) : change(request, action));
    }
    return NO_CHANGES.contains(path)
        ? endpoint
        : endpoint.doing(request -> change(request, action));
  }

  private Response read(Request request, Endpoint.Action action) {
    Response response = action.answer(request);
    if (response.status() < 300) {
      caller(request)
          .filter(caller -> caller.instance().grants().isForPeople())
          .ifPresent(
              caller -> log.write(AuditKind.READ, caller.name(), what(request), response.status()));
    }
    return response;
  }

  private Response change(Request request, Endpoint.Action action) {
    Optional<Caller> caller =
        isTrial(request)
            ? Optional.empty()
            : caller(request).filter(one -> mayChange(one.instance().grants()));
    if (caller.isEmpty()) {
      return action.answer(request);
    }
    AuditLog.Written entry = log.begin(caller.get().name(), what(request));
    try {
      Response response = action.answer(request);
      entry.complete(response.status(), response.header(REVISION));
      return response;
    } catch (ProblemException refused) {
      entry.complete(refused.problem().type().status(), Optional.empty());
      throw refused;
    }
  }

  /** Whoever may change nothing must not make the hub write, either. */
  private static boolean mayChange(Grants grants) {
    return grants.isForPeople() || !grants.directory().isEmpty();
  }

  private static boolean isTrial(Request request) {
    return request.queries("dryRun").contains("true");
  }

  /** Empty for somebody without a credential, whom the endpoint refuses itself. */
  private Optional<Caller> caller(Request request) {
    try {
      return Optional.of(gate.authenticate(request));
    } catch (ProblemException nobody) {
      return Optional.empty();
    }
  }

  private static String what(Request request) {
    StringBuilder what = new StringBuilder(request.method() + " " + request.path());
    char separator = '?';
    for (String name : new TreeSet<>(request.queryNames())) {
      for (String value : request.queries(name)) {
        what.append(separator).append(encoded(name)).append('=').append(encoded(value));
        separator = '&';
      }
    }
    return what.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
