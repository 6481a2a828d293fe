package io.signalbox.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Version;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What one sees of a hub from outside: whether it answers, its TLS, its clock, the token. */
final class HubChecks {
  private static final int FORBIDDEN = 403;
  private static final Duration CLOCK_WARNING = Duration.ofSeconds(5);
  private static final Duration CLOCK_FAULT = Duration.ofMinutes(1);
  private static final Duration EXPIRES_SOON = Duration.ofDays(21);

  private final Hub hub;
  private final String url;
  private final Clock clock;
  private final List<Finding> findings = new ArrayList<>();

  HubChecks(Hub hub, String url, Clock clock) {
    this.hub = hub;
    this.url = url;
    this.clock = clock;
  }

  List<Finding> check() throws InterruptedException {
    try {
      HubAnswer info = hub.ask(HubRequest.get("/v1/info"));
      String version = info.json().path("version").asText();
      findings.add(
          version.equals(Version.TEXT)
              ? Finding.ok("hub", url + " answers, version " + version)
              : Finding.warning(
                  "hub",
                  url + " has version " + version + ", this command line " + Version.TEXT + "."));
      tls(info);
      clock(info);
      if (token()) {
        grants();
      }
    } catch (CommandFailure fault) {
      findings.add(Finding.fault("hub", fault.sentence()));
    }
    return findings;
  }

  private void tls(HubAnswer info) {
    if (info.certificates().isEmpty()) {
      findings.add(Finding.warning("TLS", "The hub is asked without TLS, on this machine."));
    } else if (info.certificates().getFirst() instanceof X509Certificate certificate) {
      Instant end = certificate.getNotAfter().toInstant();
      String until = "The certificate is valid until " + end + ".";
      boolean soon = clock.instant().plus(EXPIRES_SOON).isAfter(end);
      findings.add(soon ? Finding.warning("TLS", until) : Finding.ok("TLS", until));
    }
  }

  private void clock(HubAnswer info) {
    try {
      Instant theirs =
          ZonedDateTime.parse(info.header("Date").orElse(""), DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant();
      Duration difference = Duration.between(theirs, clock.instant()).abs();
      String detail = "The clocks differ by " + difference.toSeconds() + " s.";
      if (difference.compareTo(CLOCK_FAULT) > 0) {
        findings.add(Finding.fault("clock", detail + " Set them by NTP."));
      } else if (difference.compareTo(CLOCK_WARNING) > 0) {
        findings.add(Finding.warning("clock", detail + " Set them by NTP."));
      } else {
        findings.add(Finding.ok("clock", detail));
      }
    } catch (DateTimeException _) {
      findings.add(Finding.skipped("clock", "The hub's answer has no date."));
    }
  }

  /** Any valid token may list its own conflicts. */
  private boolean token() throws CommandFailure, InterruptedException {
    HubAnswer answer = hub.attempt(HubRequest.get("/v1/conflicts").with("limit", 1));
    boolean valid = answer.isSuccess();
    findings.add(
        valid
            ? Finding.ok("token", "The hub knows the token.")
            : Finding.fault(
                "token",
                answer.status() == 401
                    ? "The hub does not know the token: log in again."
                    : "The hub answered " + answer.status() + "."));
    return valid;
  }

  private void grants() throws CommandFailure, InterruptedException {
    List<String> granted = new ArrayList<>();
    HubAnswer administer = hub.attempt(HubRequest.get("/v1/destinations"));
    if (administer.isSuccess()) {
      granted.add("administer");
    }
    if (hub.attempt(HubRequest.get("/intelmq/lookup").with("ip", "192.0.2.1")).isSuccess()) {
      granted.add("lookup");
    }
    // An empty list holds nothing to keep, and the grant is looked at before it is read.
    HubAnswer post = hub.attempt(HubRequest.post("/v1/envelopes").json("[]"));
    if (post.status() != FORBIDDEN) {
      granted.add("post");
    }
    findings.add(
        granted.isEmpty()
            ? Finding.warning("grants", "The token may neither post, look up nor administer.")
            : Finding.ok("grants", String.join(", ", granted)));
    if (administer.isSuccess()) {
      destinations(administer.json().path("destinations"));
      new OperatorChecks(hub, clock, findings).check();
    }
  }

  private void destinations(JsonNode all) {
    List<String> troubled = new ArrayList<>();
    for (JsonNode one : all) {
      String status = one.path("status").asText();
      if (status.equals("failing") || status.equals("paused")) {
        troubled.add(one.path("destination").asText() + " is " + status);
      }
    }
    findings.add(
        troubled.isEmpty()
            ? Finding.ok("destinations", all.size() + " destinations, none failing or paused.")
            : Finding.warning("destinations", String.join(", ", troubled)));
  }
}
