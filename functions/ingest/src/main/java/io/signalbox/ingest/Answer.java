package io.signalbox.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiRouter;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Response;
import io.signalbox.envelope.Warning;
import io.signalbox.envelopes.ingest.ItemResult;
import io.signalbox.envelopes.ingest.Status;
import java.util.List;

/**
 * What a sender is told of its items. It is a success unless something is to be sent again, or all
 * was refused: a stock IntelMQ bot repeats an event until it sees a 2xx, and looks at nothing else.
 */
final class Answer {
  private static final String QUARANTINED = "quarantined";

  /** Warnings told in one answer, so that it stays within what API Gateway passes on. */
  static final int WARNINGS_LIMIT = 2_000;

  private final ObjectNode counts = JsonNodeFactory.instance.objectNode();
  private final ArrayNode items = JsonNodeFactory.instance.arrayNode();
  private int warningsTold;
  private int warningsLeftOut;
  private boolean isAllRefused;
  private boolean isAnyFailed;

  private Answer(List<ItemResult> results, boolean onlyNotTaken) {
    for (Status status : Status.values()) {
      counts.put(status.text(), 0);
    }
    counts.put(QUARANTINED, 0);
    isAllRefused = !results.isEmpty();
    for (ItemResult result : results) {
      String status = result.status().text();
      count(status);
      if (result.isQuarantined()) {
        count(QUARANTINED);
      }
      isAllRefused &= result.status() == Status.REJECTED && !result.isQuarantined();
      isAnyFailed |= result.status() == Status.FAILED;
      if (!onlyNotTaken || !isTaken(result.status())) {
        items.add(item(result));
      }
    }
  }

  /** Whether the sender has nothing to do or to look at. */
  private static boolean isTaken(Status status) {
    return switch (status) {
      case ACCEPTED, DUPLICATE, LOOP, UPDATED -> true;
      case CONFLICT, REJECTED, FAILED -> false;
    };
  }

  private void count(String what) {
    counts.put(what, counts.path(what).intValue() + 1);
  }

  static Response to(List<ItemResult> results) {
    return new Answer(results, false).response();
  }

  /**
   * The same without the items of which nothing is to be said but that they are taken, for who
   * asked so (RFC 7240, section 4.2).
   */
  static Response minimal(List<ItemResult> results) {
    return new Answer(results, true).response().withHeader("Preference-Applied", "return=minimal");
  }

  /** The same where all must be taken, and some was not. */
  static Response notTaken(List<ItemResult> results) {
    return new Answer(results, false)
        .with(Problem.of(ProblemType.INVALID_CONTENT, "Not all items are valid."))
        .response();
  }

  private Response response() {
    if (isAnyFailed) {
      return with(Problem.of(
              ProblemType.UNAVAILABLE,
              "The hub could not keep all items now. Send those again whose status is failed;"
                  + " to send all again does no harm."))
          .withHeader("Retry-After", Integer.toString(ApiRouter.RETRY_AFTER_SECONDS))
          .response();
    }
    if (isAllRefused) {
      return with(Problem.of(
              ProblemType.INVALID_CONTENT, "None of the items is an envelope that this hub takes."))
          .response();
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("counts", counts);
    answer.set("items", items);
    if (warningsLeftOut > 0) {
      answer.put("warningsLeftOut", warningsLeftOut);
    }
    return Response.json(200, answer);
  }

  private Problem with(Problem problem) {
    return problem
        .with("counts", counts)
        .with("items", items)
        .with("warningsLeftOut", warningsLeftOut);
  }

  private ObjectNode item(ItemResult result) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put("index", result.index());
    item.put("status", result.status().text());
    result.id().ifPresent(id -> item.put("id", id));
    result
        .fault()
        .ifPresent(fault -> item.put("field", fault.field()).put("reason", fault.reason()));
    result.knownSince().ifPresent(since -> item.put("knownSince", since.toString()));
    result.revision().ifPresent(revision -> item.put("revision", revision));
    if (result.isQuarantined()) {
      item.put(QUARANTINED, true);
    }
    addWarnings(item, result.warnings());
    return item;
  }

  private void addWarnings(ObjectNode item, List<Warning> warnings) {
    int told = Math.min(warnings.size(), WARNINGS_LIMIT - warningsTold);
    warningsTold += told;
    warningsLeftOut += warnings.size() - told;
    if (told > 0) {
      ArrayNode list = item.putArray("warnings");
      for (Warning warning : warnings.subList(0, told)) {
        list.addObject().put("field", warning.field()).put("reason", warning.reason());
      }
    }
  }
}
