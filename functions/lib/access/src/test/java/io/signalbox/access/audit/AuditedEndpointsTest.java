package io.signalbox.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.access.AdministratorToken;
import io.signalbox.access.Authenticator;
import io.signalbox.api.ApiRouter;
import io.signalbox.api.Endpoint;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.settings.DeliveryGrants;
import io.signalbox.settings.Grants;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Instance.InvalidContent;
import io.signalbox.settings.Instance.UnknownFields;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.Token;
import io.signalbox.settings.people.Role;
import io.signalbox.settings.people.RoleGrant;
import io.signalbox.settings.people.Scope;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.ManualClock;
import io.signalbox.store.StoreException;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands in the audit log after a request, and what happens when it cannot be written. */
class AuditedEndpointsTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T04:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private boolean isAway;
  private final AtomicInteger changes = new AtomicInteger();
  private final SettingsDocument settings =
      new SettingsDocument(
          Map.of(
              "ann",
              instance(
                  "ann",
                  new Grants(
                      false,
                      Set.of(),
                      false,
                      Set.of(),
                      false,
                      List.of(new RoleGrant(Role.HANDLER, Scope.EVERYTHING)),
                      DeliveryGrants.NONE)),
              "feed-reader",
              instance("feed-reader", new Grants(true, Set.of("*"), true, false))),
          Map.of(),
          Map.of());
  private final ApiRouter router = router();

  @AfterEach
  void close() {
    store.close();
  }

  private static Instance instance(String name, Grants grants) {
    return new Instance(
        name,
        List.of(new Token("1", Token.hashOf(name + "-token"), Optional.empty())),
        Optional.empty(),
        Set.of(),
        grants,
        InvalidContent.REJECT,
        UnknownFields.WARN);
  }

  private ApiRouter router() {
    AuditLog log =
        new AuditLog(
            new ForwardingTable(store.table("deliveries")) {
              @Override
              public Insertion insertIfAbsent(Draft draft) {
                if (isAway) {
                  throw new StoreException.Unavailable("away", new IllegalStateException());
                }
                return super.insertIfAbsent(draft);
              }
            },
            () -> settings,
            clock,
            new Random(1));
    Authenticator gate =
        new Authenticator(
            () -> settings,
            new AdministratorToken(
                new MemorySecrets(), "administrator/token", Duration.ZERO, clock),
            clock);
    List<Endpoint> endpoints =
        List.of(
            Endpoint.get("/v1/notices/{ticket}", request -> found(gate, request)).taking("q"),
            Endpoint.get("/v1/feeds/{name}", request -> found(gate, request)),
            Endpoint.get("/v1/destinations", request -> found(gate, request)),
            Endpoint.post("/v1/envelopes", request -> found(gate, request)),
            Endpoint.put("/v1/settings", request -> changed(gate, request)).taking("dryRun"));
    return new ApiRouter(new Random(2), AuditedEndpoints.of(gate, log, endpoints));
  }

  private static Response found(Authenticator gate, Request request) {
    gate.authenticate(request);
    if (request.path().endsWith("none")) {
      throw Problem.of(ProblemType.NOT_FOUND, "There is none.").exception();
    }
    return Response.text(200, "personal data");
  }

  private Response changed(Authenticator gate, Request request) {
    gate.authenticate(request);
    if (request.header("If-Match").isEmpty()) {
      throw Problem.of(ProblemType.FORBIDDEN, "No.").exception();
    }
    changes.incrementAndGet();
    return Response.empty(200).withHeader(AuditedEndpoints.REVISION, "r7");
  }

  private Response send(String who, String method, String path, Map<String, List<String>> query) {
    return router.answer(
        new Request(
            method,
            path,
            query,
            Map.of("Authorization", List.of("Bearer " + who + "-token"), "If-Match", List.of("*")),
            new byte[0],
            Optional.empty(),
            clock.instant()));
  }

  private List<String> entries() {
    return new AuditReader(store.table("deliveries"), () -> settings, clock)
            .read(
                new AuditReader.Wanted(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                100)
            .entries()
            .stream()
            .map(
                entry ->
                    "%s %s %s %s %s"
                        .formatted(
                            entry.who(),
                            entry.kind().text(),
                            entry.what(),
                            entry.status().map(String::valueOf).orElse("-"),
                            entry.revision().orElse("-")))
            .toList();
  }

  @Test
  void a_person_s_reading_of_personal_data_is_written_with_what_was_asked() {
    send("ann", "GET", "/v1/notices/SB-1", Map.of("q", List.of("a b", "c")));

    assertThat(entries()).containsExactly("ann read GET /v1/notices/SB-1?q=a+b&q=c 200 -");
  }

  @Test
  void what_is_not_found_or_not_personal_or_read_by_a_program_is_not_written() {
    send("ann", "GET", "/v1/notices/none", Map.of());
    send("ann", "GET", "/v1/destinations", Map.of());
    send("feed-reader", "GET", "/v1/feeds/all", Map.of());
    send("feed-reader", "POST", "/v1/envelopes", Map.of());
    send("nobody", "GET", "/v1/notices/SB-1", Map.of());
    send("nobody", "PUT", "/v1/settings", Map.of());
    send("feed-reader", "PUT", "/v1/settings", Map.of());

    assertThat(entries()).isEmpty();
  }

  @Test
  void a_person_s_reading_of_a_feed_is_written() {
    send("ann", "GET", "/v1/feeds/all", Map.of());

    assertThat(entries()).containsExactly("ann read GET /v1/feeds/all 200 -");
  }

  @Test
  void where_the_entry_cannot_be_written_nothing_is_shown_and_nothing_changed() {
    isAway = true;

    Response read = send("ann", "GET", "/v1/notices/SB-1", Map.of());
    assertThat(read.status()).isEqualTo(503);
    assertThat(read.text()).doesNotContain("personal data");
    assertThat(send("ann", "PUT", "/v1/settings", Map.of()).status()).isEqualTo(503);
    assertThat(changes).hasValue(0);
    assertThat(send("feed-reader", "GET", "/v1/feeds/all", Map.of()).status()).isEqualTo(200);
  }

  @Test
  void a_change_is_written_with_its_revision_and_a_trial_is_not() {
    send("ann", "PUT", "/v1/settings", Map.of("dryRun", List.of("true")));
    send("ann", "PUT", "/v1/settings", Map.of());

    assertThat(entries()).containsExactly("ann change PUT /v1/settings 200 r7");
  }

  @Test
  void a_refused_change_is_written_with_the_refusal() {
    router.answer(
        new Request(
            "PUT",
            "/v1/settings",
            Map.of(),
            Map.of("Authorization", List.of("Bearer ann-token")),
            new byte[0],
            Optional.empty(),
            clock.instant()));

    assertThat(entries()).containsExactly("ann change PUT /v1/settings 403 -");
  }
}
