package io.signalbox.delivery.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.sample.SampleReport;
import io.signalbox.delivery.sample.SampleReport.PeerCertificate;
import io.signalbox.delivery.sample.SampleReport.TakenStep;
import io.signalbox.delivery.sample.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The report of a test, as it is stored and as the API shows it. */
public final class SampleReportCodec {
  private SampleReportCodec() {}

  public static ObjectNode encode(SampleReport report) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("delivery", report.delivery())
            .put("result", report.result())
            .put("answer", report.answer());
    ArrayNode steps = node.putArray("steps");
    for (TakenStep taken : report.steps()) {
      ObjectNode step =
          steps
              .addObject()
              .put("step", taken.step().text())
              .put("done", taken.isDone())
              .put("milliseconds", taken.milliseconds());
      if (!taken.detail().isEmpty()) {
        step.put("detail", taken.detail());
      }
    }
    report
        .peer()
        .ifPresent(
            peer ->
                node.putObject("peer")
                    .put("subject", peer.subject())
                    .put("issuer", peer.issuer())
                    .put("expires", peer.expires().toString()));
    return node;
  }

  static SampleReport decode(JsonNode node) {
    List<TakenStep> steps = new ArrayList<>();
    for (JsonNode step : node.path("steps")) {
      steps.add(
          new TakenStep(
              Step.valueOf(step.path("step").asText().toUpperCase(Locale.ROOT)),
              step.path("done").asBoolean(),
              step.path("milliseconds").asLong(),
              step.path("detail").asText("")));
    }
    JsonNode peer = node.path("peer");
    return new SampleReport(
        node.path("delivery").asText(),
        node.path("result").asText(),
        node.path("answer").asText(),
        steps,
        peer.isMissingNode()
            ? Optional.empty()
            : Optional.of(
                new PeerCertificate(
                    peer.path("subject").asText(),
                    peer.path("issuer").asText(),
                    Instant.parse(peer.path("expires").asText()))));
  }
}
