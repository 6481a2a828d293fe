package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Response;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.proposals.ProposedChange;
import java.util.List;
import java.util.Optional;

/** What the API answers to the ends that a read or write can come to. */
final class Answers {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int FAULTS_LIMIT = 500;

  private Answers() {}

  static Response tagged(int status, JsonNode body, String tag) {
    return Response.json(status, body).withHeader("ETag", tag);
  }

  /** What a write answers, with {@code warnings} where there are any. */
  static JsonNode warned(JsonNode answer, List<Fault> warnings) {
    return warnings.isEmpty()
        ? answer
        : answer
            .<ObjectNode>deepCopy()
            .set(
                "warnings",
                MAPPER.valueToTree(warnings.subList(0, Math.min(warnings.size(), FAULTS_LIMIT))));
  }

  static Response notModified(String tag) {
    return Response.empty(304).withHeader("ETag", tag);
  }

  static Response absent() {
    return Problem.of(ProblemType.NOT_FOUND, "There is no such setting.").response();
  }

  static Response forbidden() {
    return Problem.of(
            ProblemType.FORBIDDEN,
            "This instance is not granted to change instances or what holds for the whole hub.")
        .response();
  }

  /** The change waits for others: nothing was changed yet. */
  static Response proposed(ProposedChange proposal) {
    return Response.json(202, ProposalAnswer.of(proposal))
        .withHeader("Location", "/v1/proposals/" + proposal.id());
  }

  static Response stale(Optional<String> tag) {
    Problem problem =
        Problem.of(
            ProblemType.PRECONDITION_FAILED,
            "What stands is not what the request expects: read it again, and make the change"
                + " anew.");
    return tag.map(current -> problem.withHeader("ETag", current)).orElse(problem).response();
  }

  static Response unnamed() {
    return Problem.of(
            ProblemType.PRECONDITION_REQUIRED,
            "To replace what stands, say which in If-Match: its ETag, or * for whatever stands.")
        .response();
  }

  static Response inUse(Written.InUse use) {
    String kind = use.by().text();
    return Problem.of(
            ProblemType.CONFLICT,
            "The entry is in use by %s; change or delete these first.".formatted(kind))
        .with(kind, use.names())
        .response();
  }

  static Response invalid(List<Fault> faults) {
    return problem(faults).response();
  }

  static Problem problem(List<Fault> faults) {
    return Problem.of(
            ProblemType.INVALID_CONTENT,
            "Nothing was changed. Each fault has the JSON pointer to its place.")
        .with("count", faults.size())
        .with("faults", faults.subList(0, Math.min(faults.size(), FAULTS_LIMIT)));
  }
}
