package io.signalbox.local.operate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Endpoint;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.runtime.template.Template;
import io.signalbox.settings.people.Permission;
import io.signalbox.store.embedded.EmbeddedStore;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /v1/health}: for everybody whether the hub is up (200 or 503), for administrators
 * details. {@code GET /metrics}: Prometheus's text format, for administrators.
 */
public final class OperatorPages {
  /** The paths of the pages. */
  public static final List<String> PATHS = List.of("/v1/health", "/metrics");

  private static final double MILLISECONDS = 1_000;

  private final Authenticator authenticator;
  private final Clock clock;
  private final Backlog backlog;
  private final StoreProbe probe;
  private final LastErrors errors;
  private final PrometheusMetrics metrics;

  /**
   * @param data the folder whose disk is measured; empty for a hub in memory
   */
  public OperatorPages(
      Authenticator authenticator,
      Clock clock,
      Template template,
      EmbeddedStore store,
      Optional<Path> data,
      LastErrors errors,
      PrometheusMetrics metrics) {
    this.authenticator = authenticator;
    this.clock = clock;
    this.backlog = new Backlog(template, store);
    this.probe = new StoreProbe(store);
    this.errors = errors;
    this.metrics = metrics;
    measure(data);
  }

  public List<Endpoint> endpoints() {
    return List.of(Endpoint.get("/v1/health", this::health), Endpoint.get("/metrics", this::text));
  }

  private Response health(Request request) {
    Optional<String> fault = probe.fault();
    ObjectNode answer =
        JsonNodeFactory.instance.objectNode().put("status", fault.isEmpty() ? "up" : "down");
    if (!request.headers("Authorization").isEmpty()) {
      authenticator.authenticate(request).require(Permission.SEE_STATES);
      addDetails(answer, fault);
    }
    return Response.json(fault.isEmpty() ? 200 : 503, answer);
  }

  private void addDetails(ObjectNode answer, Optional<String> fault) {
    ObjectNode store = answer.putObject("store").put("writable", fault.isEmpty());
    fault.ifPresent(text -> store.put("fault", text));
    ObjectNode waiting = answer.putObject("backlog");
    backlog.queues().forEach(waiting::put);
    backlog.changes().forEach((table, size) -> waiting.put(table + "Stream", size));
    backlog
        .oldestDue(clock.instant())
        .ifPresent(since -> answer.put("oldestWaitingSince", since.toString()));
    ObjectNode last = answer.putObject("lastErrors");
    errors
        .byPart()
        .forEach(
            (part, error) ->
                last.putObject(part)
                    .put("at", error.at().toString())
                    .put("message", error.message()));
  }

  private Response text(Request request) {
    authenticator.authenticate(request).require(Permission.SEE_STATES);
    return Response.bytes(200, PrometheusMetrics.CONTENT_TYPE, metrics.text());
  }

  private void measure(Optional<Path> data) {
    Runtime runtime = Runtime.getRuntime();
    metrics.gauge("up", "1 if the store can be written.", () -> probe.fault().isEmpty() ? 1 : 0);
    metrics.gauges("queue_messages", "Messages in the queues.", "queue", backlog::queues);
    metrics.gauges(
        "stream_changes",
        "Changes that wait to be routed, up to 10000.",
        "table",
        backlog::changes);
    metrics.gauge("oldest_due_seconds", "How long the longest due reader waits.", this::oldestDue);
    metrics.gauge(
        "heap_used_bytes", "The heap in use.", () -> runtime.totalMemory() - runtime.freeMemory());
    metrics.gauge("heap_limit_bytes", "The largest heap.", runtime::maxMemory);
    metrics.gauge(
        "process_uptime_seconds",
        "Time since the start.",
        () -> ManagementFactory.getRuntimeMXBean().getUptime() / MILLISECONDS);
    data.ifPresent(
        folder ->
            metrics.gauge(
                "disk_free_bytes",
                "Room on the disk of the data folder.",
                () -> folder.toFile().getUsableSpace()));
  }

  private double oldestDue() {
    Instant now = clock.instant();
    return backlog
        .oldestDue(now)
        .map(since -> (now.toEpochMilli() - since.toEpochMilli()) / MILLISECONDS)
        .orElse(0.0);
  }
}
