package io.signalbox.cli.command.setup;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.profile.HubUrl;
import io.signalbox.cli.profile.Profile;
import io.signalbox.cli.profile.ProfileFile;
import io.signalbox.cli.profile.Target;
import io.signalbox.cli.profile.Targets;
import io.signalbox.cli.profile.TokenCommand;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox login URL}. */
@Command(
    name = "login",
    description = {
      "Store a hub's address and your token, after a check.",
      "The command asks for the token, or reads the first line of the standard input, and keeps it",
      "in a file that only you can read. With --token-command it keeps no token."
    })
public final class LoginCommand extends HubCommand {
  @Parameters(paramLabel = "URL", description = "Such as https://hub.example.org.")
  private String url = "";

  @Option(names = "--name", paramLabel = "NAME", description = "The profile's name (default).")
  private String name = "default";

  @Option(
      names = "--token-command",
      paramLabel = "COMMAND",
      description = "A command that prints the token, such as 'pass show signalbox'.")
  private Optional<String> tokenCommand = Optional.empty();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "The certificates of the authorities to trust, in PEM.")
  private Optional<String> authorities = Optional.empty();

  @Option(names = "--make-default", description = "Use this profile by default.")
  private boolean standard;

  public LoginCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    HubUrl hub;
    try {
      hub = HubUrl.parse(url);
    } catch (IllegalArgumentException fault) {
      throw CommandFailure.usage(HubUrl.fault(fault));
    }
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw CommandFailure.usage("A profile's name has letters, digits, dots and hyphens.");
    }
    Optional<String> kept =
        authorities.map(file -> session().file(file).toAbsolutePath().toString());
    String token =
        Targets.checked(tokenCommand.isPresent() ? TokenCommand.run(tokenCommand.get()) : typed());
    Target target = new Target(hub.text(), Optional.of(token), kept.map(session()::file), "login");
    Hub asked = session().hub(target);
    // Any valid token may list its own conflicts.
    asked.ask(HubRequest.get("/v1/conflicts").with("limit", 1)).jsonWith("conflicts");
    ProfileFile file = ProfileFile.of(session().surroundings());
    file.put(
        name,
        new Profile(
            hub,
            tokenCommand.isPresent() ? Optional.empty() : Optional.of(token),
            tokenCommand,
            kept),
        standard);
    session().note("The hub knows the token. The profile " + name + " is in " + file.path() + ".");
    return ExitStatus.DONE;
  }

  // Of Java 25 on, there is none again where nobody types.
  @SuppressWarnings("SystemConsoleNull")
  private String typed() throws CommandFailure {
    Console console = System.console();
    if (session().surroundings().terminal().in() && console != null) {
      char @Nullable [] typed = console.readPassword("Token (is not shown): ");
      return typed == null ? "" : new String(typed).strip();
    }
    try {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(session().surroundings().in(), StandardCharsets.UTF_8));
      String line = in.readLine();
      return line == null ? "" : line.strip();
    } catch (IOException _) {
      throw CommandFailure.local("The token cannot be read from the standard input.");
    }
  }
}
