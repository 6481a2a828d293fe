package io.signalbox.local;

import io.signalbox.runtime.platform.Access;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a local hub is to run.
 *
 * @param template the template file
 * @param port 0 for any that is free
 * @param data the folder that keeps everything; empty for a hub whose data are gone when it stops
 * @param parameters values for the template's parameters
 * @param administratorToken empty for one that is made on first start
 * @param smtp the SMTP server that takes mails; empty to keep them as files
 * @param accesses is told whatever a function does under a permission, before it is done
 */
public record Options(
    Path template,
    int port,
    Optional<Path> data,
    Map<String, String> parameters,
    Optional<String> administratorToken,
    Optional<SmtpServer> smtp,
    Clock clock,
    Consumer<Access> accesses) {

  /** Where to hand mails to. */
  public record SmtpServer(String host, int port) {}

  private static final String ALLOW_LOOPBACK = "AllowLoopback";

  /**
   * Reading, writing and room cost next to nothing on one machine: nothing is done to save them.
   */
  private static final Map<String, String> PROMPT =
      Map.of("SettingsAge", "PT0S", "OutcomeDelay", "PT0S", "EnvelopeCoding", "plain");

  public Options {
    parameters = Map.copyOf(parameters);
  }

  /** In memory, on any free port, with the template's defaults where they suit one machine. */
  public static Options inMemory(Path template) {
    return new Options(
        template,
        0,
        Optional.empty(),
        PROMPT,
        Optional.empty(),
        Optional.empty(),
        Clock.systemUTC(),
        access -> {});
  }

  public Options withPort(int number) {
    return new Options(
        template, number, data, parameters, administratorToken, smtp, clock, accesses);
  }

  public Options withData(Path folder) {
    return new Options(
        template, port, Optional.of(folder), parameters, administratorToken, smtp, clock, accesses);
  }

  public Options withParameter(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put(name, value);
    return new Options(template, port, data, all, administratorToken, smtp, clock, accesses);
  }

  /** With pushes to this machine's own loopback addresses allowed. */
  public Options withLoopbackAllowed() {
    return withParameter(ALLOW_LOOPBACK, "true");
  }

  public boolean loopbackAllowed() {
    return "true".equals(parameters.get(ALLOW_LOOPBACK));
  }

  public Options withAdministratorToken(String token) {
    return new Options(template, port, data, parameters, Optional.of(token), smtp, clock, accesses);
  }

  public Options withSmtp(SmtpServer server) {
    return new Options(
        template, port, data, parameters, administratorToken, Optional.of(server), clock, accesses);
  }

  public Options withAccesses(Consumer<Access> observer) {
    return new Options(template, port, data, parameters, administratorToken, smtp, clock, observer);
  }

  public Options withClock(Clock other) {
    return new Options(template, port, data, parameters, administratorToken, smtp, other, accesses);
  }
}
