package io.signalbox.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Endpoint;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.envelope.EnvelopeWriter;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.ReadItem;
import io.signalbox.ingest.ProposedSending.Decision;
import io.signalbox.ingest.ProposedSending.State;
import io.signalbox.ingest.ProposedSendings.Versioned;
import io.signalbox.settings.people.Permission;
import java.time.Clock;
import java.util.List;

/** {@code /v1/sendings}: those that others must approve, with their rows, and the decisions. */
final class SendingApprovals {
  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 500;
  private static final int ROWS_SHOWN = 100;

  private final Authenticator gate;
  private final ProposedSendings proposals;
  private final ApprovedSending approved;
  private final Clock clock;
  private final EnvelopeWriter writer = new EnvelopeWriter();

  SendingApprovals(
      Authenticator gate, ProposedSendings proposals, ApprovedSending approved, Clock clock) {
    this.gate = gate;
    this.proposals = proposals;
    this.approved = approved;
    this.clock = clock;
  }

  List<Endpoint> all() {
    return List.of(
        Endpoint.get("/v1/sendings", this::list).taking("after", "limit"),
        Endpoint.get("/v1/sendings/{id}", this::get).taking("after"),
        Endpoint.post("/v1/sendings/{id}/approve", this::approve),
        Endpoint.post("/v1/sendings/{id}/reject", this::reject));
  }

  private Response list(Request request) {
    gate.authenticate(request).require(Permission.SEE_RECIPIENTS);
    Parameters parameters = new Parameters(request);
    int limit = parameters.number("limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT);
    List<ProposedSending> found = proposals.list(parameters.text("after"), limit);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("sendings");
    found.forEach(one -> list.add(ProposedSendingJson.write(one)));
    if (found.size() == limit) {
      json.put("next", found.getLast().id());
    }
    return Response.json(200, json);
  }

  /** Until it is closed with its rows: who approves a sending must be able to see all of it. */
  private Response get(Request request) {
    gate.authenticate(request).require(Permission.SEE_RECIPIENTS);
    int after = new Parameters(request).number("after", 0, Integer.MAX_VALUE, 0);
    ProposedSending proposed = find(request).proposed();
    ObjectNode json = ProposedSendingJson.write(proposed);
    ArrayNode events = json.putArray("events");
    List<ReadItem> rows = proposals.rows(proposed);
    int end = (int) Math.min(rows.size(), (long) after + ROWS_SHOWN);
    for (int row = after; row < end; row++) {
      if (rows.get(row) instanceof ReadItem.Parsed parsed) {
        ObjectNode event = writer.write(parsed.envelope(), Form.DECIDED);
        events.addObject().put("index", row).set("payload", event.path("payload"));
      }
    }
    if (end < rows.size()) {
      json.put("next", end);
    }
    return Response.json(200, json);
  }

  /** With the last approval it is sent. Who repeats that after a failure sends the rest. */
  private Response approve(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.APPROVE);
    Versioned standing = find(request);
    ProposedSending proposed = standing.proposed();
    return switch (proposed.state()) {
      case PROPOSED -> {
        if (proposed.isDecidedBy(caller.name())) {
          throw Problem.of(
                  ProblemType.FORBIDDEN,
                  "Somebody else must approve it: you proposed it, or have approved it already.")
              .exception();
        }
        boolean isEnough = approved.isEnough(proposed.approvals() + 1);
        approved.requireSendable(proposed);
        Versioned next =
            decided(standing, caller, true, isEnough ? State.APPROVED : State.PROPOSED);
        yield answer(isEnough ? approved.send(next) : next.proposed());
      }
      case APPROVED -> {
        approved.requireSendable(proposed);
        yield answer(approved.send(standing));
      }
      case SENT, REJECTED -> throw closed(proposed);
    };
  }

  /** For approvers, and for the one who proposed it. */
  private Response reject(Request request) {
    Caller caller = gate.authenticate(request);
    boolean mayWithdraw = caller.may(Permission.HANDLE) && !caller.may(Permission.APPROVE);
    if (!mayWithdraw) {
      caller.require(Permission.APPROVE);
    }
    Versioned standing = find(request);
    if (mayWithdraw && !standing.proposed().author().equals(caller.name())) {
      caller.require(Permission.APPROVE);
    }
    if (standing.proposed().state() != State.PROPOSED) {
      throw closed(standing.proposed());
    }
    ProposedSending rejected = decided(standing, caller, false, State.REJECTED).proposed();
    proposals.forgetRows(rejected);
    return answer(rejected);
  }

  private Versioned decided(Versioned standing, Caller caller, boolean isApproval, State next) {
    Decision decision = new Decision(caller.name(), clock.instant(), isApproval);
    return proposals
        .replace(standing, standing.proposed().with(decision, next))
        .orElseThrow(
            () ->
                Problem.of(ProblemType.CONFLICT, "Somebody else decided about it at the same time.")
                    .exception());
  }

  private static Response answer(ProposedSending proposed) {
    return Response.json(200, ProposedSendingJson.write(proposed));
  }

  private static ProblemException closed(ProposedSending proposed) {
    return Problem.of(
            ProblemType.CONFLICT, "The sending is " + proposed.state().text() + " already.")
        .exception();
  }

  private Versioned find(Request request) {
    return proposals
        .find(request.pathParameter("id"))
        .orElseThrow(
            () -> Problem.of(ProblemType.NOT_FOUND, "There is no such sending.").exception());
  }
}
