package io.signalbox.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param settings a settings document to put in place at start
 * @param demo whether to load the example settings and post the examples
 */
record CommandLine(Options options, Optional<Path> settings, boolean demo) {
  static final String USAGE =
      """
      usage: infra/local/hub [run] [options]
        --port PORT            where to listen on 127.0.0.1 (8480)
        --data DIR             the folder that keeps everything (./signalbox-data)
        --settings FILE        a settings document (JSON) to put in place at start
        --demo                 example settings; posts the examples of events/ and tells what went where
        --smtp HOST:PORT       hands mails to this server instead of writing them to DIR/mail
        --allow-loopback       lets pushes go to this machine's own addresses; for trying only
        --parameter NAME=VALUE a parameter of template.yaml, such as HubName or MailSender
        --help                 shows this
      The administrator's token is SIGNALBOX_ADMIN_TOKEN, or else made on the first start.
      """;

  private static final int DEFAULT_PORT = 8480;

  /**
   * Reads the arguments.
   *
   * @param root the folder of the repository, where template.yaml is
   * @param environment the process's variables
   */
  static CommandLine read(List<String> arguments, Path root, Map<String, String> environment)
      throws Misuse {
    Options options =
        Options.inMemory(root.resolve("template.yaml"))
            .withPort(DEFAULT_PORT)
            .withData(Path.of("signalbox-data"));
    @Nullable String token = environment.get("SIGNALBOX_ADMIN_TOKEN");
    if (token != null && !token.isBlank()) {
      options = options.withAdministratorToken(token.strip());
    }
    Optional<Path> settings = Optional.empty();
    boolean demo = false;
    Arguments left = new Arguments(arguments);
    for (Optional<String> word = left.next(); word.isPresent(); word = left.next()) {
      String name = word.get();
      switch (name) {
        case "--port" -> options = options.withPort(Arguments.port(left.value(name)));
        case "--data" -> options = options.withData(Path.of(left.value(name)));
        case "--settings" -> settings = Optional.of(Path.of(left.value(name)));
        case "--demo" -> demo = true;
        case "--smtp" -> options = options.withSmtp(server(left.value(name)));
        case "--allow-loopback" -> options = options.withLoopbackAllowed();
        case "--parameter" -> options = withParameter(options, left.value(name));
        default -> throw new Misuse("There is no option " + name);
      }
    }
    return new CommandLine(demo ? options.withLoopbackAllowed() : options, settings, demo);
  }

  private static Options.SmtpServer server(String text) throws Misuse {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new Misuse("--smtp needs HOST:PORT, not " + text);
    }
    return new Options.SmtpServer(
        text.substring(0, colon), Arguments.port(text.substring(colon + 1)));
  }

  private static Options withParameter(Options options, String text) throws Misuse {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new Misuse("--parameter needs NAME=VALUE, not " + text);
    }
    return options.withParameter(text.substring(0, equals), text.substring(equals + 1));
  }
}
