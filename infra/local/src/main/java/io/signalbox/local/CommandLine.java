package io.signalbox.local;

import io.signalbox.local.front.Listening;
import io.signalbox.local.mail.MailExchange;
import io.signalbox.settings.MailAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for on the command line of the command {@code run}.
 *
 * @param settings a settings document that is the truth
 * @param initialSettings a settings document for a hub that has none yet
 */
record CommandLine(Options options, Optional<Path> settings, Optional<Path> initialSettings) {

  /**
   * Reads the arguments.
   *
   * @param root the folder of the repository, where template.yaml is
   * @param environment the process's variables
   */
  static CommandLine read(List<String> arguments, Path root, Map<String, String> environment)
      throws Misuse {
    return new Reader(root, environment).read(new Arguments(arguments));
  }

  private static final class Reader {
    private static final int DEFAULT_PORT = 8480;
    private static final String MAIL_SENDER = "MailSender";
    private static final String ALARM_MAIL = "AlarmMail";

    private final Path root;
    private final Map<String, String> environment;
    private final List<String> hosts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, String> parameters = new HashMap<>();
    private int port = DEFAULT_PORT;
    private Optional<Path> data = Optional.empty();
    private Optional<Path> settings = Optional.empty();
    private Optional<Path> initialSettings = Optional.empty();
    private Optional<String> smtp = Optional.empty();
    private Optional<String> smtpUser = Optional.empty();
    private Optional<Path> bounces = Optional.empty();
    private boolean demo;
    private boolean loopback;

    Reader(Path root, Map<String, String> environment) {
      this.root = root;
      this.environment = environment;
    }

    CommandLine read(Arguments left) throws Misuse {
      for (Optional<String> word = left.next(); word.isPresent(); word = left.next()) {
        option(word.get(), left);
      }
      if (settings.isPresent() && (initialSettings.isPresent() || demo)) {
        throw new Misuse("--settings is the only source of settings: leave out the other one");
      }
      return new CommandLine(options(), settings, initialSettings);
    }

    private void option(String name, Arguments left) throws Misuse {
      switch (name) {
        case "--port" -> port = Arguments.port(left.value(name));
        case "--host" -> hosts.add(left.value(name));
        case "--name" -> names.add(left.value(name));
        case "--data" -> data = Optional.of(Path.of(left.value(name)));
        case "--settings" -> settings = Optional.of(Path.of(left.value(name)));
        case "--initial-settings" -> initialSettings = Optional.of(Path.of(left.value(name)));
        case "--demo" -> demo = true;
        case "--smtp" -> smtp = Optional.of(left.value(name));
        case "--smtp-user" -> smtpUser = Optional.of(left.value(name));
        case "--sender" -> parameters.put(MAIL_SENDER, address(name, left.value(name)));
        case "--operator" -> parameters.put(ALARM_MAIL, address(name, left.value(name)));
        case "--bounces" -> bounces = Optional.of(Path.of(left.value(name)));
        case "--allow-loopback" -> loopback = true;
        case "--parameter" -> parameter(left.value(name));
        default -> throw new Misuse("There is no option " + name);
      }
    }

    private Options options() throws Misuse {
      Options options =
          Options.inMemory(root.resolve("template.yaml"))
              .withListening(
                  new Listening(
                      hosts.isEmpty() ? List.of("127.0.0.1") : hosts,
                      port,
                      names,
                      secret("SIGNALBOX_PROXY_SECRET")))
              .withData(data.orElse(Path.of(demo ? "signalbox-demo" : "signalbox-data")))
              .withMail(new MailExchange(server(), bounces));
      for (Map.Entry<String, String> parameter : parameters.entrySet()) {
        options = options.withParameter(parameter.getKey(), parameter.getValue());
      }
      Optional<String> token = secret("SIGNALBOX_ADMIN_TOKEN");
      if (token.isPresent()) {
        options = options.withAdministratorToken(token.get());
      }
      if (settings.isPresent()) {
        options = options.withSettingsFromFile();
      }
      if (demo) {
        options = options.withDemo();
      }
      return demo || loopback ? options.withLoopbackAllowed() : options;
    }

    private Optional<String> secret(String name) throws Misuse {
      Optional<String> token = variable(name);
      if (token.isPresent() && token.get().length() < AdministratorToken.LEAST_CHARACTERS) {
        throw new Misuse(
            name
                + " needs "
                + AdministratorToken.LEAST_CHARACTERS
                + " characters or more; openssl rand -hex 32 makes a good one");
      }
      return token;
    }

    private Optional<MailExchange.SmtpServer> server() throws Misuse {
      if (smtp.isEmpty()) {
        if (smtpUser.isPresent()) {
          throw new Misuse("--smtp-user needs --smtp");
        }
        return Optional.empty();
      }
      if (!parameters.containsKey(MAIL_SENDER)) {
        throw new Misuse("--smtp needs --sender ADDRESS: mail servers refuse mails from nobody");
      }
      String text = smtp.get();
      int colon = text.lastIndexOf(':');
      if (colon < 1) {
        throw new Misuse("--smtp needs HOST:PORT, not " + text);
      }
      return Optional.of(
          new MailExchange.SmtpServer(
              text.substring(0, colon), Arguments.port(text.substring(colon + 1)), login()));
    }

    private Optional<MailExchange.Login> login() throws Misuse {
      if (smtpUser.isEmpty()) {
        return Optional.empty();
      }
      String password =
          variable("SIGNALBOX_SMTP_PASSWORD")
              .orElseThrow(() -> new Misuse("--smtp-user needs SIGNALBOX_SMTP_PASSWORD"));
      return Optional.of(new MailExchange.Login(smtpUser.get(), password));
    }

    private Optional<String> variable(String name) {
      return Optional.ofNullable(environment.get(name))
          .map(String::strip)
          .filter(value -> !value.isEmpty());
    }

    private static String address(String option, String text) throws Misuse {
      try {
        MailAddress.parse(text);
        return text;
      } catch (IllegalArgumentException fault) {
        throw new Misuse(option + " needs a mail address, not " + text + ": " + fault.getMessage());
      }
    }

    private void parameter(String text) throws Misuse {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new Misuse("--parameter needs NAME=VALUE, not " + text);
      }
      parameters.put(text.substring(0, equals), text.substring(equals + 1));
    }
  }
}
