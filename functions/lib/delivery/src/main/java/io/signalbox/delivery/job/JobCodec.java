package io.signalbox.delivery.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.reader.Lease;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.ReaderKind;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.store.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job as it is stored. Its destination and key are the item's. */
final class JobCodec {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private JobCodec() {}

  static Body encode(Job job) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("by", job.by())
            .put("request", job.request())
            .put("startedAt", job.startedAt().toString())
            .put("from", job.from())
            .put("readers", job.readers())
            .put("changed", job.changed());
    node.set("work", work(job.work()));
    Lease lease = job.lease();
    if (lease != null) {
      node.putObject("lease").put("owner", lease.owner()).put("until", lease.until().toString());
    }
    if (job.finishedAt() != null) {
      node.put("finishedAt", job.finishedAt().toString());
    }
    Optional.ofNullable(job.report())
        .ifPresent(report -> node.set("report", SampleReportCodec.encode(report)));
    return Body.ofText(node.toString());
  }

  private static ObjectNode work(Work work) {
    ObjectNode node = JSON.createObjectNode();
    return switch (work) {
      case Work.Recover _ -> node.put("kind", "recover");
      case Work.SendSample _ -> node.put("kind", "sendSample");
      case Work.Resume _ -> node.put("kind", "resume");
      case Work.RetrySetAside _ -> node.put("kind", "retrySetAside");
      case Work.ReplayTime(Instant since, Instant until) ->
          node.put("kind", "replayTime")
              .put("since", since.toString())
              .put("until", until.toString());
      case Work.ReplayParts(List<Work.Part> parts, Optional<String> contact) -> {
        contact.ifPresent(id -> node.put("contact", id));
        ArrayNode array = node.put("kind", "replayParts").putArray("parts");
        parts.forEach(
            part ->
                array
                    .addObject()
                    .put("feed", part.feed().text())
                    .put("from", part.from().text())
                    .put("until", part.until().text()));
        yield node;
      }
    };
  }

  static Job decode(ReaderId id, Body body) {
    if (!(id.kind() instanceof ReaderKind.Job(String key))) {
      throw new IllegalArgumentException("Not a job: " + id.name());
    }
    try {
      JsonNode node = JSON.readTree(body.bytes());
      JsonNode finished = node.path("finishedAt");
      return new Job(
          id.feed().destination(),
          key,
          work(node.path("work")),
          node.path("by").asText(),
          node.path("request").asText(),
          Instant.parse(node.path("startedAt").asText()),
          node.path("from").asText(),
          node.path("readers").asInt(),
          node.path("changed").asInt(),
          lease(node.path("lease")),
          finished.isMissingNode() ? null : Instant.parse(finished.asText()),
          node.has("report") ? SampleReportCodec.decode(node.path("report")) : null);
    } catch (IOException e) {
      throw new UncheckedIOException("The job " + id.key() + " cannot be read", e);
    }
  }

  private static Work work(JsonNode node) {
    String kind = node.path("kind").asText();
    return switch (kind) {
      case "recover" -> new Work.Recover();
      case "sendSample" -> new Work.SendSample();
      case "resume" -> new Work.Resume();
      case "retrySetAside" -> new Work.RetrySetAside();
      case "replayTime" ->
          new Work.ReplayTime(
              Instant.parse(node.path("since").asText()),
              Instant.parse(node.path("until").asText()));
      case "replayParts" -> {
        List<Work.Part> parts = new ArrayList<>();
        node.path("parts")
            .forEach(
                part ->
                    parts.add(
                        new Work.Part(
                            FeedId.parse(part.path("feed").asText()),
                            Position.parse(part.path("from").asText()),
                            Position.parse(part.path("until").asText()))));
        JsonNode contact = node.path("contact");
        yield new Work.ReplayParts(
            parts, contact.isTextual() ? Optional.of(contact.textValue()) : Optional.empty());
      }
      default -> throw new IllegalArgumentException("There is no job of the kind " + kind);
    };
  }

  private static @Nullable Lease lease(JsonNode lease) {
    return lease.isMissingNode()
        ? null
        : new Lease(lease.path("owner").asText(), Instant.parse(lease.path("until").asText()));
  }
}
