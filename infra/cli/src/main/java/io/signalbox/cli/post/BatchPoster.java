package io.signalbox.cli.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRefusal;
import io.signalbox.cli.hub.HubRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Posts a batch until each of its items is decided. What the hub could not keep yet is sent again,
 * which does nothing twice: the hub knows items by their ids.
 */
final class BatchPoster {
  private static final String FAILED = "failed";

  private final Hub hub;

  BatchPoster(Hub hub) {
    this.hub = hub;
  }

  /** Is told what became of each item. */
  interface Outcomes {
    void decided(Item item, String status, String reason) throws CommandFailure;

    /** A field of a kept item was not taken as it was. */
    void warned(Item item, String field, String reason);
  }

  /**
   * Posts the items.
   *
   * @throws CommandFailure if some are not decided; those may or may not be in the hub
   */
  void post(List<Item> items, Outcomes outcomes) throws CommandFailure, InterruptedException {
    List<Item> left = items;
    while (!left.isEmpty()) {
      HubAnswer answer = hub.attempt(request(left));
      JsonNode decided = answered(answer).path("items");
      if (decided.size() == left.size()) {
        left = decide(left, decided, outcomes);
        if (!left.isEmpty() && !hub.waited(answer)) {
          throw new CommandFailure(
              ExitStatus.LATER, "The hub cannot keep all items now; run the same command later.");
        }
      } else if (isAboutTheContent(answer)) {
        split(left, answer, outcomes);
        return;
      } else if (answer.isSuccess()) {
        throw new CommandFailure(
            ExitStatus.UNREACHABLE, "The answer does not say what became of each item.");
      } else {
        throw new HubRefusal(answer);
      }
    }
  }

  /** A body that is refused as a whole is sent in parts, so that only what is wrong in it is. */
  private void split(List<Item> items, HubAnswer answer, Outcomes outcomes)
      throws CommandFailure, InterruptedException {
    if (items.size() == 1) {
      outcomes.decided(items.getFirst(), "rejected", new HubRefusal(answer).sentence());
      return;
    }
    int half = items.size() / 2;
    post(items.subList(0, half), outcomes);
    post(items.subList(half, items.size()), outcomes);
  }

  private static boolean isAboutTheContent(HubAnswer answer) {
    return switch (answer.status()) {
      case 400, 413, 422 -> true;
      default -> false;
    };
  }

  private static JsonNode answered(HubAnswer answer) throws CommandFailure {
    boolean mayHaveItems = answer.isSuccess() || answer.status() == 422 || answer.status() == 503;
    return mayHaveItems ? answer.json() : MissingNode.getInstance();
  }

  /** The items that are not decided yet. */
  private static List<Item> decide(List<Item> items, JsonNode decided, Outcomes outcomes)
      throws CommandFailure {
    List<Item> left = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      JsonNode one = decided.path(i);
      String status = one.path("status").asText();
      if (status.equals(FAILED)) {
        left.add(items.get(i));
      } else {
        String field = one.path("field").asText();
        String reason = one.path("reason").asText();
        for (JsonNode warning : one.path("warnings")) {
          outcomes.warned(
              items.get(i), warning.path("field").asText(), warning.path("reason").asText());
        }
        outcomes.decided(items.get(i), status, field.isEmpty() ? reason : field + ": " + reason);
      }
    }
    return left;
  }

  private static HubRequest request(List<Item> items) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(body)) {
      for (Item item : items) {
        gzip.write(item.json());
        gzip.write('\n');
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return HubRequest.post("/v1/envelopes")
        .header("Content-Encoding", "gzip")
        .body("application/x-ndjson", body.toByteArray())
        .thatMayBeRepeated();
  }
}
