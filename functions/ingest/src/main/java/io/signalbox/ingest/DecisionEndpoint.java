package io.signalbox.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Endpoint;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.Aside;
import io.signalbox.envelopes.AsideId;
import io.signalbox.envelopes.Decision;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.Posting;
import io.signalbox.envelopes.Quarantined;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.envelopes.ingest.Ingest;
import io.signalbox.envelopes.ingest.ItemResult;
import io.signalbox.envelopes.ingest.Sender;
import io.signalbox.envelopes.ingest.Status;
import io.signalbox.settings.people.Permission;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What administrators do with what was kept aside: take it in, as it is or repaired, or dismiss it.
 * What is taken in counts as posted by who posted it first. A request that is repeated takes
 * nothing in twice.
 */
final class DecisionEndpoint {
  private final Authenticator gate;
  private final EnvelopeStore envelopeStore;
  private final Ingest ingest;
  private final Clock clock;
  private final EnvelopeReader reader = new EnvelopeReader();

  DecisionEndpoint(Authenticator gate, EnvelopeStore envelopeStore, Ingest ingest, Clock clock) {
    this.gate = gate;
    this.envelopeStore = envelopeStore;
    this.ingest = ingest;
    this.clock = clock;
  }

  List<Endpoint> all() {
    return List.of(
        Endpoint.post("/v1/conflicts/{id}/accept", this::acceptConflict),
        Endpoint.post("/v1/conflicts/{id}/dismiss", this::dismissConflict),
        Endpoint.post("/v1/quarantine/{id}/accept", this::acceptQuarantined),
        Endpoint.post("/v1/quarantine/{id}/dismiss", this::dismissQuarantined));
  }

  /**
   * The id is taken: the body gets one of its own, and the envelope that has the id as parent. It
   * is taken in behind the decision, so that nobody dismisses it meanwhile; whoever died in between
   * left that to those who ask again.
   */
  private Response acceptConflict(Request request) {
    Caller caller = handler(request);
    Aside<StoredEnvelope> conflict = present(conflict(request));
    Envelope taken = conflict.what().envelope().underIdOfItsOwn();
    Decision mine = new Decision(caller.name(), clock.instant(), Optional.of(taken.id().text()));
    boolean isDecided = conflict.isDecided();
    Decision standing =
        conflict.decision().orElseGet(() -> envelopeStore.decisions().decide(conflict.id(), mine));
    if (standing.envelope().isPresent()) {
      envelopeStore.keep(Posting.of(taken, conflict.what().sender()));
    }
    if (isDecided || !standing.equals(mine)) {
      throw decided(standing);
    }
    return Response.json(200, json(standing));
  }

  private Response dismissConflict(Request request) {
    Caller caller = handler(request);
    return Response.json(200, json(decide(undecided(conflict(request)), caller, Optional.empty())));
  }

  /**
   * With a body, that is taken in instead of what was kept aside. The decision comes first here,
   * too, and is taken back where the body is refused.
   */
  private Response acceptQuarantined(Request request) {
    Caller caller = handler(request);
    Aside<Quarantined> item = present(quarantined(request));
    ReadBatch batch = batch(request, item.what());
    List<ItemResult> faults = batch.items().stream().flatMap(DecisionEndpoint::fault).toList();
    if (!faults.isEmpty() || batch.items().isEmpty()) {
      return Answer.notTaken(faults);
    }
    String id = batch.envelopes().getFirst().id().text();
    Decision mine = new Decision(caller.name(), clock.instant(), Optional.of(id));
    boolean isDecided = item.isDecided();
    Decision standing =
        item.decision().orElseGet(() -> envelopeStore.decisions().decide(item.id(), mine));
    if (!standing.envelope().equals(mine.envelope())) {
      throw decided(standing);
    }
    Sender sender = new Sender(item.what().sender(), false, false, false);
    List<ItemResult> results = ingest.keep(sender, batch, Path.EMPTY);
    if (!results.stream().allMatch(DecisionEndpoint::isTaken)) {
      envelopeStore.decisions().withdraw(item.id(), mine);
      Response answer = Answer.to(results);
      return answer.status() >= 300 ? answer : Answer.notTaken(results);
    }
    if (isDecided || !standing.equals(mine)) {
      throw decided(standing);
    }
    return Response.json(200, json(standing));
  }

  private static boolean isTaken(ItemResult result) {
    return result.status() == Status.ACCEPTED || result.status() == Status.DUPLICATE;
  }

  private Response dismissQuarantined(Request request) {
    Caller caller = handler(request);
    Aside<Quarantined> item = undecided(quarantined(request));
    return Response.json(200, json(decide(item, caller, Optional.empty())));
  }

  private static Stream<ItemResult> fault(ReadItem item) {
    return switch (item) {
      case ReadItem.Parsed _ -> Stream.empty();
      case ReadItem.Malformed(int index, String field, String reason, String _) ->
          Stream.of(ItemResult.of(index, Status.REJECTED, new ItemResult.Fault(field, reason)));
    };
  }

  private ReadBatch batch(Request request, Quarantined item) {
    boolean isRepaired = request.bodySizeInBytes() > 0;
    try {
      return isRepaired
          ? reader.read(
              request.body(),
              request.header("Content-Type").orElse(""),
              request.header("Content-Encoding"))
          : reader.read(
              item.text().getBytes(StandardCharsets.UTF_8), Response.JSON, Optional.empty());
    } catch (UnreadableBody unreadable) {
      throw Problem.of(ProblemType.INVALID_CONTENT, String.valueOf(unreadable.getMessage()))
          .exception();
    }
  }

  private Caller handler(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.HANDLE);
    return caller;
  }

  private Decision decide(Aside<?> aside, Caller caller, Optional<String> envelope) {
    Decision mine = new Decision(caller.name(), clock.instant(), envelope);
    Decision standing = envelopeStore.decisions().decide(aside.id(), mine);
    if (!standing.equals(mine)) {
      throw decided(standing);
    }
    return standing;
  }

  private static <T> Aside<T> present(Optional<Aside<T>> found) {
    return found.orElseThrow(
        () -> Problem.of(ProblemType.NOT_FOUND, "There is no item with this id.").exception());
  }

  private static <T> Aside<T> undecided(Optional<Aside<T>> found) {
    Aside<T> aside = present(found);
    aside
        .decision()
        .ifPresent(
            decision -> {
              throw decided(decision);
            });
    return aside;
  }

  private static ProblemException decided(Decision decision) {
    return Problem.of(ProblemType.CONFLICT, "Somebody has decided about this already.")
        .with("decision", json(decision))
        .exception();
  }

  private Optional<Aside<StoredEnvelope>> conflict(Request request) {
    return id(request).flatMap(envelopeStore::conflict);
  }

  private Optional<Aside<Quarantined>> quarantined(Request request) {
    return id(request).flatMap(envelopeStore::quarantined);
  }

  private static Optional<AsideId> id(Request request) {
    return AsideId.parse(request.pathParameter("id"));
  }

  private static ObjectNode json(Decision decision) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("decision", decision.word());
    json.put("by", decision.by());
    json.put("at", decision.at().toString());
    decision.envelope().ifPresent(id -> json.put("envelope", id));
    return json;
  }
}
