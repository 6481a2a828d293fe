package io.signalbox.cli;

import io.signalbox.cli.output.OutputFormat;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command takes. */
public final class GlobalOptions {
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "The profile to use instead of the default one.")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--hub",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "The hub to ask instead of the profile's; its token is SIGNALBOX_TOKEN.")
  private Optional<String> hub = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      description = "What is printed: ${COMPLETION-CANDIDATES} (table).")
  private OutputFormat output = OutputFormat.table;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      scope = ScopeType.INHERIT,
      description = "The longest time for an answer, such as 10s or 2m (30s).")
  private Duration timeout = Duration.ofSeconds(30);

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      scope = ScopeType.INHERIT,
      description = "The longest wait in all if the hub answers Retry-After (1m).")
  private Duration wait = Duration.ofMinutes(1);

  public Optional<String> profile() {
    return profile;
  }

  public Optional<String> hub() {
    return hub;
  }

  public OutputFormat output() {
    return output;
  }

  public Duration timeout() {
    return timeout;
  }

  public Duration patience() {
    return wait;
  }
}
