package io.signalbox.local;

import io.signalbox.access.AdministratorToken;
import io.signalbox.access.Authenticator;
import io.signalbox.access.person.PersonTokens;
import io.signalbox.access.session.SessionAuthenticator;
import io.signalbox.access.session.Sessions;
import io.signalbox.runtime.platform.Machine;
import io.signalbox.runtime.template.Template;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.SettingsStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the template's functions are told by variables, for the parts of the hub around them. */
final class FunctionVariables {

  private FunctionVariables() {}

  /** The values that functions have for a variable, each once. */
  static List<String> values(Template template, String variable) {
    return template.functions().values().stream()
        .flatMap(function -> Optional.ofNullable(function.environment().get(variable)).stream())
        .distinct()
        .toList();
  }

  /** How long envelopes are kept; empty where the template does not say. */
  static Optional<Duration> retention(Template template) {
    return values(template, "RETENTION").stream().findFirst().map(Duration::parse);
  }

  /** The functions ask the same again; the front door asks before it reads a body. */
  static Authenticator authenticator(Template template, Machine machine) {
    String table = values(template, "SETTINGS_TABLE").getFirst();
    String secret = values(template, "ADMIN_TOKEN_SECRET").getFirst();
    SettingsStore settings = new SettingsStore(machine.store().table(table), machine.random());
    return new Authenticator(
        new CachedSettings(settings, Duration.ZERO, machine.clock()),
        new AdministratorToken(machine.secrets(), secret, Duration.ZERO, machine.clock()),
        people(machine),
        machine.clock());
  }

  private static PersonTokens people(Machine machine) {
    return new PersonTokens(machine.secrets(), Duration.ZERO, machine.clock(), machine.random());
  }

  /** The sessions of browsers, as the console keeps them. */
  static SessionAuthenticator sessions(
      Template template, Machine machine, Authenticator authenticator) {
    String table = values(template, "DELIVERIES_TABLE").getFirst();
    Sessions sessions =
        new Sessions(machine.store().table(table), machine.clock(), machine.random());
    return new SessionAuthenticator(sessions, authenticator, people(machine), machine.clock());
  }
}
