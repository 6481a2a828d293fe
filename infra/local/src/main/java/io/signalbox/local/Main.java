package io.signalbox.local;

import io.signalbox.envelope.HubVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The standalone hub and its tools. Started by {@code infra/local/hub}, and in the package by
 * {@code signalbox}, which says so in the system property {@code signalbox.command}.
 */
public final class Main {
  /** The command of a command line that begins with an option, or is empty. */
  private static final String STANDARD = "run";

  static final Map<String, Command> COMMANDS = commands();

  private static final int MISUSE = 2;
  private static final int FAILURE = 1;

  private Main() {}

  /**
   * Runs a command. The process ends with 0 when the command succeeded, 1 when it failed, and 2
   * when it was not understood; a failure is one line on the standard error output.
   *
   * @param arguments the folder with template.yaml, then the command's name, then its arguments
   */
  public static void main(String[] arguments) throws InterruptedException {
    List<String> words = Arrays.asList(arguments).subList(1, arguments.length);
    if (words.equals(List.of("--version"))) {
      System.out.println(HubVersion.TEXT);
      return;
    }
    String program = System.getProperty("signalbox.command", "infra/local/hub");
    boolean isNamed = !words.isEmpty() && !words.getFirst().startsWith("-");
    String name = isNamed ? words.getFirst() : STANDARD;
    Command command = COMMANDS.get(name);
    if (command == null) {
      System.err.println(
          "There is no command " + name + "; there are: " + String.join(", ", COMMANDS.keySet()));
      System.exit(MISUSE);
      return;
    }
    if (words.contains("--help")) {
      String usage = isNamed ? Usage.of(name) : Usage.ALL;
      System.out.print(usage.replace("$HUB", program));
      return;
    }
    Command.Surroundings surroundings =
        new Command.Surroundings(Path.of(arguments[0]), System.getenv(), System.out);
    try {
      command.run(isNamed ? words.subList(1, words.size()) : words, surroundings);
    } catch (Misuse misuse) {
      System.err.println(misuse.getMessage() + " (--help lists the options)");
      System.exit(MISUSE);
    } catch (IOException | RuntimeException fault) {
      System.err.println(
          (name.equals(STANDARD) ? "Signalbox cannot start" : program + " " + name + " failed")
              + ": "
              + FileFault.reason(fault));
      System.exit(FAILURE);
    }
  }

  private static Map<String, Command> commands() {
    Map<String, Command> commands = new TreeMap<>(MaintenanceCommand.all());
    commands.putAll(TransferCommand.all());
    commands.put(STANDARD, new RunCommand());
    return commands;
  }
}
