package io.signalbox.settings.service;

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
import io.signalbox.settings.people.Permission;
import io.signalbox.settings.proposals.Proposals;
import io.signalbox.settings.proposals.ProposedChange;
import io.signalbox.settings.service.ProposalDecisions.Decided;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /v1/proposals}: changes that others must approve before they hold. */
final class ProposalEndpoints {
  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 500;
  private static final int REASON_LIMIT = 1_000;

  private final Authenticator gate;
  private final Proposals proposals;
  private final ProposalDecisions decisions;

  ProposalEndpoints(Authenticator gate, Proposals proposals, ProposalDecisions decisions) {
    this.gate = gate;
    this.proposals = proposals;
    this.decisions = decisions;
  }

  List<Endpoint> all() {
    return List.of(
        Endpoint.get("/v1/proposals", this::list).taking("state", "after", "limit"),
        Endpoint.get("/v1/proposals/{id}", this::get),
        Endpoint.post("/v1/proposals/{id}/approve", this::approve),
        Endpoint.post("/v1/proposals/{id}/reject", this::reject));
  }

  private Response list(Request request) {
    gate.authenticate(request).require(Permission.SEE_SETTINGS);
    Parameters parameters = new Parameters(request);
    int limit = parameters.number("limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT);
    Optional<ProposedChange.State> state =
        parameters.parsed("state", text -> ProposedChange.State.valueOf(upper(text)));
    List<ProposedChange> found = proposals.latest(parameters.text("after"), limit);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("proposals");
    found.stream()
        .filter(one -> state.isEmpty() || state.get() == one.state())
        .forEach(one -> list.add(ProposalAnswer.of(one)));
    if (found.size() == limit) {
      json.put("next", found.getLast().id());
    }
    return Response.json(200, json);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private Response get(Request request) {
    gate.authenticate(request).require(Permission.SEE_SETTINGS);
    ProposedChange change =
        proposals
            .find(request.pathParameter("id"))
            .map(Proposals.Found::change)
            .orElseThrow(ProposalEndpoints::unknown);
    return Response.json(200, ProposalAnswer.of(change, proposals.content(change)));
  }

  private Response approve(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.APPROVE);
    return answer(decisions.approve(request.pathParameter("id"), caller.name(), reason(request)));
  }

  /** For approvers, and for the one who made it. */
  private Response reject(Request request) {
    Caller caller = gate.authenticate(request);
    String id = request.pathParameter("id");
    boolean isOwn =
        caller.may(Permission.SEE_SETTINGS)
            && proposals
                .find(id)
                .filter(one -> one.change().author().by().equals(caller.name()))
                .isPresent();
    if (!isOwn) {
      caller.require(Permission.APPROVE);
    }
    return answer(decisions.reject(id, caller.name(), reason(request)));
  }

  private static String reason(Request request) {
    if (request.bodySizeInBytes() == 0) {
      return "";
    }
    String reason = SettingsEndpoints.body(request).path("reason").asText();
    if (reason.length() > REASON_LIMIT) {
      throw Problem.of(
              ProblemType.INVALID_CONTENT,
              "A reason has " + REASON_LIMIT + " characters at the most.")
          .with("pointer", "/reason")
          .exception();
    }
    return reason;
  }

  private static Response answer(Decided decided) {
    return switch (decided) {
      case Decided.Noted(ProposedChange proposal) ->
          Response.json(200, ProposalAnswer.of(proposal));
      case Decided.Closed(ProposedChange proposal) ->
          throw Problem.of(
                  ProblemType.CONFLICT, "The proposal is " + proposal.state().text() + " already.")
              .exception();
      case Decided.NeedsAnother() ->
          throw Problem.of(
                  ProblemType.FORBIDDEN,
                  "Somebody else must approve it: you proposed it, or have approved it already.")
              .exception();
      case Decided.Unfit(String reason) ->
          throw Problem.of(
                  ProblemType.CONFLICT,
                  "The change can no longer be made: " + reason + ". Propose it anew.")
              .exception();
      case Decided.Unknown() -> throw unknown();
    };
  }

  private static ProblemException unknown() {
    return Problem.of(ProblemType.NOT_FOUND, "There is no such proposal.").exception();
  }
}
