package io.signalbox.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an administrator's token shows: health, disk, tokens and keys that end soon, quotas. */
final class OperatorChecks {
  private static final Duration EXPIRES_SOON = Duration.ofDays(30);
  private static final int INSTANCES_ASKED = 50;
  private static final double LEAST_FREE_BYTES = 1e9;
  private static final double BYTES_OF_A_GB = 1e9;

  private final Hub hub;
  private final Clock clock;
  private final List<Finding> findings;

  OperatorChecks(Hub hub, Clock clock, List<Finding> findings) {
    this.hub = hub;
    this.clock = clock;
    this.findings = findings;
  }

  void check() throws CommandFailure, InterruptedException {
    health();
    disk();
    JsonNode settings = hub.ask(HubRequest.get("/v1/settings")).json();
    tokens(settings);
    keys();
    quotas(settings);
  }

  /** Only a hub for one machine has this; AWS has alarms instead. */
  private void health() throws CommandFailure, InterruptedException {
    HubAnswer answer = hub.attempt(HubRequest.get("/v1/health"));
    if (answer.status() == 404) {
      findings.add(Finding.skipped("health", "This hub runs on AWS: its alarms tell."));
      return;
    }
    JsonNode health = answer.json();
    List<String> waiting = new ArrayList<>();
    health
        .path("backlog")
        .properties()
        .forEach(
            one -> {
              if (one.getValue().asLong() > 0) {
                waiting.add(one.getKey() + ": " + one.getValue().asLong());
              }
            });
    String detail = waiting.isEmpty() ? "Nothing waits." : "Waiting: " + String.join(", ", waiting);
    findings.add(
        health.path("status").asText().equals("up")
            ? Finding.ok("health", detail)
            : Finding.fault("health", "The store cannot be written. " + detail));
  }

  private void disk() throws CommandFailure, InterruptedException {
    HubAnswer metrics = hub.attempt(HubRequest.get("/metrics"));
    Optional<Double> free =
        metrics.isSuccess()
            ? metric(metrics.text(), "signalbox_disk_free_bytes")
            : Optional.empty();
    if (free.isPresent()) {
      String detail = "%.1f GB are free for the hub.".formatted(free.get() / BYTES_OF_A_GB);
      findings.add(
          free.get() < LEAST_FREE_BYTES
              ? Finding.fault("disk", detail + " Make room.")
              : Finding.ok("disk", detail));
    }
  }

  private static Optional<Double> metric(String text, String name) {
    Matcher matcher =
        Pattern.compile("^" + name + "(?:\\{[^}]*})? (\\S+)$", Pattern.MULTILINE).matcher(text);
    return matcher.find() ? Optional.of(Double.valueOf(matcher.group(1))) : Optional.empty();
  }

  private void tokens(JsonNode settings) {
    Instant soon = clock.instant().plus(EXPIRES_SOON);
    List<String> ending = new ArrayList<>();
    settings
        .path("instances")
        .properties()
        .forEach(
            instance -> {
              for (JsonNode token : instance.getValue().path("tokens")) {
                String expires = token.path("expires").asText();
                if (!expires.isEmpty() && Instant.parse(expires).isBefore(soon)) {
                  ending.add(instance.getKey() + " (" + expires + ")");
                }
              }
            });
    findings.add(
        ending.isEmpty()
            ? Finding.ok("tokens", "No instance's token ends within 30 days.")
            : Finding.warning("tokens", "These end within 30 days: " + String.join(", ", ending)));
  }

  /** A hub of before lists no keys. */
  private void keys() throws CommandFailure, InterruptedException {
    HubAnswer answer = hub.attempt(HubRequest.get("/v1/keys").with("expiring", true));
    if (answer.isSuccess()) {
      List<String> ending =
          answer
              .json()
              .path("uses")
              .valueStream()
              .map(use -> use.path("place").asText() + " (" + use.path("expires").asText() + ")")
              .toList();
      findings.add(
          ending.isEmpty()
              ? Finding.ok("keys", "No key or certificate ends within 30 days.")
              : Finding.warning("keys", "These end within 30 days: " + String.join(", ", ending)));
    }
  }

  /** Instances that have posted more than four fifths of what they may today. */
  private void quotas(JsonNode settings) throws CommandFailure, InterruptedException {
    String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    List<String> near = new ArrayList<>();
    int asked = 0;
    for (Map.Entry<String, JsonNode> instance : settings.path("instances").properties()) {
      long quota = instance.getValue().at("/quota/events").asLong();
      if (quota > 0 && asked++ < INSTANCES_ASKED) {
        JsonNode days =
            hub.ask(HubRequest.get("/v1/instances/{}", instance.getKey())).json().path("days");
        long posted = items(days.path(0), today);
        if (posted * 5 > quota * 4) {
          near.add("%s (%,d of %,d)".formatted(instance.getKey(), posted, quota));
        }
      }
    }
    if (asked > 0) {
      findings.add(
          near.isEmpty()
              ? Finding.ok("quotas", "No instance is near its quota of today.")
              : Finding.warning("quotas", "Near the quota of today: " + String.join(", ", near)));
    }
  }

  /** All items of the day, whatever became of them. */
  private static long items(JsonNode latest, String today) {
    if (!latest.path("day").asText().equals(today)) {
      return 0;
    }
    return latest.properties().stream()
        .filter(member -> !member.getKey().equals("posts"))
        .mapToLong(member -> member.getValue().asLong())
        .sum();
  }
}
