package io.signalbox.delivery.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.feeds.Position;
import io.signalbox.store.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** How {@link WhatIf} is stored: as JSON, deflated (RFC 1950), without its key. */
final class WhatIfCodec {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private WhatIfCodec() {}

  static Body encode(WhatIf job) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("by", job.by())
            .put("request", job.request())
            .put("startedAt", job.startedAt().toString())
            .put("from", job.from().toString())
            .put("until", job.until().toString());
    node.set("changes", job.changes());
    job.progress().ifPresent(progress -> node.set("progress", encode(progress)));
    if (job.finishedAt() != null) {
      node.put("finishedAt", job.finishedAt().toString());
    }
    job.report().ifPresent(report -> node.set("report", report));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream deflated = new DeflaterOutputStream(bytes)) {
      JSON.writeValue(deflated, node);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Body.of(bytes.toByteArray());
  }

  private static ObjectNode encode(WhatIf.Progress progress) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("revision", progress.revision())
            .put("next", progress.next().text())
            .put("reached", progress.reached().toString())
            .put("events", progress.events());
    node.set("state", progress.state());
    return node;
  }

  static WhatIf decode(String key, Body body) {
    try (InputStream inflated = new InflaterInputStream(body.stream())) {
      JsonNode node = JSON.readTree(inflated);
      return new WhatIf(
          key,
          node.path("by").asText(),
          node.path("request").asText(),
          time(node, "startedAt"),
          time(node, "from"),
          time(node, "until"),
          (ArrayNode) node.get("changes"),
          node.has("progress") ? Optional.of(progress(node.get("progress"))) : Optional.empty(),
          node.has("finishedAt") ? time(node, "finishedAt") : null,
          Optional.ofNullable((ObjectNode) node.get("report")));
    } catch (IOException damaged) {
      throw new UncheckedIOException("The job " + key + " cannot be read", damaged);
    }
  }

  private static WhatIf.Progress progress(JsonNode node) {
    return new WhatIf.Progress(
        node.path("revision").asText(),
        Position.parse(node.path("next").asText()),
        time(node, "reached"),
        node.path("events").asLong(),
        (ObjectNode) node.get("state"));
  }

  private static Instant time(JsonNode node, String member) {
    return Instant.parse(node.path(member).asText());
  }
}
