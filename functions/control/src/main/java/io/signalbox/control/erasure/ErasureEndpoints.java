package io.signalbox.control.erasure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Endpoint;
import io.signalbox.api.IdempotencyKey;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.control.erasure.Erasure.Decision;
import io.signalbox.control.erasure.Erasure.State;
import io.signalbox.control.erasure.Erasures.Versioned;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.people.Permission;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /v1/erasures}: requests to erase what is held about somebody, and their receipts. */
final class ErasureEndpoints {
  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 500;
  private static final int OPEN_MOST = 10_000;
  private static final int ID_BYTES = 16;

  private final Authenticator gate;
  private final Erasures erasures;
  private final SettingsSource settings;
  private final Digest digest;
  private final Supplier<String> ids;
  private final Clock clock;

  /**
   * @param ids gives ids of {@value #ID_BYTES} bytes in hexadecimal digits
   */
  ErasureEndpoints(
      Authenticator gate,
      Erasures erasures,
      SettingsSource settings,
      Digest digest,
      Supplier<String> ids,
      Clock clock) {
    this.gate = gate;
    this.erasures = erasures;
    this.settings = settings;
    this.digest = digest;
    this.ids = ids;
    this.clock = clock;
  }

  List<Endpoint> all() {
    return List.of(
        Endpoint.post("/v1/erasures", this::begin),
        Endpoint.get("/v1/erasures", this::list).taking("after", "limit"),
        Endpoint.get("/v1/erasures/{id}", this::get),
        Endpoint.post("/v1/erasures/{id}/approve", this::approve),
        Endpoint.post("/v1/erasures/{id}/reject", this::reject));
  }

  private Response begin(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.ADMINISTER);
    ErasureRequest asked = ErasureRequest.of(request);
    if (!asked.after().isEmpty()) {
      throw ErasureRequest.invalid("/after is unknown here.");
    }
    String named = digest.of(asked.subject());
    Optional<String> key = IdempotencyKey.of(request);
    Optional<Erasure> open = key.isPresent() ? Optional.empty() : open(named);
    Erasure erasure = open.orElseGet(() -> add(asked, named, caller.name(), key));
    if (!erasure.digest().equals(named)) {
      throw IdempotencyKey.isOfAnotherRequest();
    }
    return Response.json(202, ErasureJson.receipt(erasure))
        .withHeader("Location", "/v1/erasures/" + erasure.id());
  }

  /** One that is not closed, about the same. */
  private Optional<Erasure> open(String named) {
    return erasures.list(Optional.empty(), OPEN_MOST).stream()
        .filter(one -> one.isOpen() && one.digest().equals(named))
        .findFirst();
  }

  private Erasure add(ErasureRequest asked, String named, String by, Optional<String> key) {
    boolean mustWait = settings.latest().hub().approvals() > 0;
    return erasures.addIfAbsent(
        new Erasure(
            key.map(text -> id(by, text)).orElseGet(ids),
            Optional.of(asked.subject()),
            asked.subject().kind(),
            named,
            by,
            asked.reason(),
            clock.instant(),
            mustWait ? State.PROPOSED : State.RUNNING,
            List.of(),
            Progress.BEGIN,
            Optional.empty()));
  }

  private static String id(String by, String key) {
    byte[] bytes = (by + "\n" + key).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Digest.sha256(bytes), 0, ID_BYTES);
  }

  private Response list(Request request) {
    requireSight(request);
    Parameters parameters = new Parameters(request);
    int limit = parameters.number("limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT);
    List<Erasure> found = erasures.list(parameters.text("after"), limit);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("erasures");
    found.forEach(one -> list.add(ErasureJson.receipt(one)));
    if (found.size() == limit) {
      json.put("next", found.getLast().id());
    }
    return Response.json(200, json);
  }

  private Response get(Request request) {
    requireSight(request);
    return Response.json(200, ErasureJson.receipt(find(request).erasure()));
  }

  /** For those who look after such requests, and for those who approve them. */
  private void requireSight(Request request) {
    Caller caller = gate.authenticate(request);
    if (!caller.may(Permission.AUDIT)) {
      caller.require(Permission.APPROVE);
    }
  }

  private Response approve(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.APPROVE);
    Versioned standing = proposed(request);
    Erasure erasure = standing.erasure();
    if (erasure.isDecidedBy(caller.name())) {
      throw Problem.of(
              ProblemType.FORBIDDEN,
              "Somebody else must approve it: you proposed it, or have approved it already.")
          .exception();
    }
    boolean isEnough = erasure.decisions().size() + 1 >= settings.latest().hub().approvals();
    return decided(
        standing,
        erasure.with(
            new Decision(caller.name(), clock.instant(), true),
            isEnough ? State.RUNNING : State.PROPOSED));
  }

  private Response reject(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.APPROVE);
    Versioned standing = proposed(request);
    return decided(
        standing,
        standing
            .erasure()
            .with(new Decision(caller.name(), clock.instant(), false), State.REJECTED));
  }

  private Response decided(Versioned standing, Erasure next) {
    return erasures
        .replace(standing, next)
        .map(done -> Response.json(200, ErasureJson.receipt(done.erasure())))
        .orElseThrow(() -> conflict("Somebody else decided about it at the same time."));
  }

  private Versioned proposed(Request request) {
    Versioned standing = find(request);
    if (standing.erasure().state() != State.PROPOSED) {
      throw conflict("The erasure is %s already.".formatted(standing.erasure().state().text()));
    }
    return standing;
  }

  private Versioned find(Request request) {
    return erasures
        .find(request.pathParameter("id"))
        .orElseThrow(
            () -> Problem.of(ProblemType.NOT_FOUND, "There is no such erasure.").exception());
  }

  private static ProblemException conflict(String detail) {
    return Problem.of(ProblemType.CONFLICT, detail).exception();
  }
}
