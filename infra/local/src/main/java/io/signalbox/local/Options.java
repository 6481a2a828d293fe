package io.signalbox.local;

import io.signalbox.local.front.Listening;
import io.signalbox.local.mail.MailExchange;
import io.signalbox.runtime.platform.Access;
import io.signalbox.store.Shared;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How a local hub is to run.
 *
 * @param template the template file
 * @param data the folder that keeps everything; empty for a hub whose data are gone when it stops
 * @param parameters values for the template's parameters
 * @param administratorToken empty for one that is made on first start
 * @param mail where mails go, and where bounces come from
 * @param demo whether the hub shows its pages and takes pushes below {@code /_local/}, to everybody
 *     who reaches it
 * @param settingsFromFile whether a file has the settings, so that the API only shows them
 * @param accesses is told whatever a function does under a permission, before it is done
 */
public record Options(
    Path template,
    Listening listening,
    Optional<Path> data,
    Map<String, String> parameters,
    Optional<String> administratorToken,
    MailExchange mail,
    boolean demo,
    boolean settingsFromFile,
    Clock clock,
    Optional<Consumer<Access>> accesses) {

  private static final String ALLOW_LOOPBACK = "AllowLoopback";

  /**
   * Reading, writing and room cost next to nothing on one machine: nothing is done to save them.
   */
  private static final Map<String, String> PROMPT =
      Map.of(
          "SettingsAge", "PT0S",
          "OutcomeDelay", "PT0S",
          "ActivityDelay", "PT0S",
          "EnvelopeCoding", "plain");

  public Options {
    parameters = Map.copyOf(parameters);
  }

  /** In memory, on any free port, with the template's defaults where they suit one machine. */
  public static Options inMemory(Path template) {
    return new Builder(template).build();
  }

  public Options withListening(Listening other) {
    return change(builder -> builder.listening = other);
  }

  public Options withData(Path folder) {
    return change(builder -> builder.data = Optional.of(folder));
  }

  public Options withParameter(String name, String value) {
    return change(builder -> builder.parameters.put(name, value));
  }

  /** With pushes to this machine's own loopback addresses allowed. */
  public Options withLoopbackAllowed() {
    return withParameter(ALLOW_LOOPBACK, "true");
  }

  public boolean loopbackAllowed() {
    return "true".equals(parameters.get(ALLOW_LOOPBACK));
  }

  public Options withAdministratorToken(String token) {
    return change(builder -> builder.administratorToken = Optional.of(token));
  }

  public Options withMail(MailExchange other) {
    return change(builder -> builder.mail = other);
  }

  /** With the pages and the test receiver below {@code /_local/}. */
  public Options withDemo() {
    return change(builder -> builder.demo = true);
  }

  /** With settings that the API shows and does not change. */
  public Options withSettingsFromFile() {
    return change(builder -> builder.settingsFromFile = true);
  }

  /** Where functions remember. A watched one does so for itself, as on AWS, and asks for more. */
  Supplier<Shared> memory() {
    Shared ofAll = new Shared();
    return accesses.isEmpty() ? () -> ofAll : Shared::new;
  }

  public Options withAccesses(Consumer<Access> observer) {
    return change(builder -> builder.accesses = Optional.of(observer));
  }

  public Options withClock(Clock other) {
    return change(builder -> builder.clock = other);
  }

  private Options change(Consumer<Builder> change) {
    Builder builder = new Builder(this);
    change.accept(builder);
    return builder.build();
  }

  private static final class Builder {
    private final Path template;
    private Listening listening = Listening.onLoopback(0);
    private Optional<Path> data = Optional.empty();
    private final Map<String, String> parameters = new HashMap<>(PROMPT);
    private Optional<String> administratorToken = Optional.empty();
    private MailExchange mail = MailExchange.NONE;
    private boolean demo;
    private boolean settingsFromFile;
    private Clock clock = Clock.systemUTC();
    private Optional<Consumer<Access>> accesses = Optional.empty();

    Builder(Path template) {
      this.template = template;
    }

    Builder(Options options) {
      this.template = options.template;
      this.listening = options.listening;
      this.data = options.data;
      this.parameters.putAll(options.parameters);
      this.administratorToken = options.administratorToken;
      this.mail = options.mail;
      this.demo = options.demo;
      this.settingsFromFile = options.settingsFromFile;
      this.clock = options.clock;
      this.accesses = options.accesses;
    }

    Options build() {
      return new Options(
          template,
          listening,
          data,
          parameters,
          administratorToken,
          mail,
          demo,
          settingsFromFile,
          clock,
          accesses);
    }
  }
}
