package io.signalbox.cli;

import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.output.OutputClosed;
import io.signalbox.cli.output.Style;
import io.signalbox.cli.output.VisibleText;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code signalbox}: commands on a hub's API. */
public final class Signalbox {
  private Signalbox() {}

  /**
   * Runs a command line.
   *
   * @return the exit status of the process
   */
  public static int run(List<String> words, Surroundings surroundings) {
    Session session = new Session(surroundings);
    try {
      List<String> asked = words.isEmpty() ? List.of("--help") : words;
      // Reading the options of a command takes most of the time of a start. A file may name one.
      boolean namesFile = asked.stream().anyMatch(word -> word.startsWith("@"));
      CommandLine commandLine = commandLine(session, name -> namesFile || asked.contains(name));
      int status = commandLine.execute(asked.toArray(String[]::new));
      session.flush();
      return status;
    } catch (OutputClosed closed) {
      return failed(session, closed);
    }
  }

  /** The whole command line, as its documentation and completion need it. */
  public static CommandLine commandLine(Session session) {
    return commandLine(session, _ -> true);
  }

  /**
   * @param isAsked whether a command has its options, or a group its commands
   */
  private static CommandLine commandLine(Session session, Predicate<String> isAsked) {
    CommandSpec root = CommandSpec.forAnnotatedObject(session.options());
    root.name("signalbox");
    root.version(Version.TEXT);
    root.usageMessage()
        .commandListHeading("")
        .description(
            "Asks a Signalbox hub by its API. Begin with: signalbox login https://hub.example.org")
        .footer(
            "",
            "signalbox COMMAND --help shows a command's options. Variables: SIGNALBOX_URL,"
                + " SIGNALBOX_TOKEN,",
            "SIGNALBOX_PROFILE, NO_COLOR. Exit status: 0 done, 1 refused, 2 usage, 3 not found, 4"
                + " unreachable,",
            "5 not granted, 6 come again later, 7 a file or the output cannot be used.");
    root.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Show the version.")
            .build());
    root.addOption(help());
    CommandLine commandLine = new CommandLine(root);
    Map<CommandList.Role, Set<String>> sections = new EnumMap<>(CommandList.Role.class);
    for (CommandList.Entry entry : CommandList.ALL) {
      Set<String> section = sections.computeIfAbsent(entry.role(), _ -> new LinkedHashSet<>());
      if (entry.group().isEmpty()) {
        CommandSpec command = command(entry.command().apply(session), isAsked);
        root.addSubcommand(command.name(), command);
        section.add(command.name());
      } else {
        CommandSpec group = group(root, entry.group());
        section.add(entry.group());
        if (isAsked.test(entry.group())) {
          CommandSpec command = command(entry.command().apply(session), _ -> true);
          group.addSubcommand(command.name(), command);
        }
      }
    }
    CommandSpec help = CommandSpec.forAnnotatedObject(new CommandLine.HelpCommand());
    help.usageMessage().description("Show the help of a command, or the list of commands.");
    root.addSubcommand("help", help);
    commandLine.setExecutionStrategy(new CommandLine.RunLast());
    return configured(commandLine, session, sections);
  }

  private static CommandSpec command(HubCommand command, Predicate<String> isAsked) {
    Command described = command.getClass().getAnnotation(Command.class);
    if (described != null && !isAsked.test(described.name())) {
      CommandSpec named = CommandSpec.create().name(described.name());
      named.usageMessage().description(described.description());
      return named;
    }
    CommandSpec whole = CommandSpec.forAnnotatedObject(command);
    whole.addOption(help());
    return whole;
  }

  private static CommandLine configured(
      CommandLine commandLine, Session session, Map<CommandList.Role, Set<String>> sections) {
    Ansi ansi = session.style() == Style.COLOURED ? Ansi.ON : Ansi.OFF;
    commandLine.registerConverter(Duration.class, new DurationText());
    commandLine.registerConverter(LocalDate.class, Signalbox::day);
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    commandLine.setUsageHelpAutoWidth(false);
    commandLine.setUsageHelpWidth(100);
    commandLine.setOut(writer(session.surroundings().out()));
    commandLine.setErr(writer(session.surroundings().err()));
    commandLine.setParameterExceptionHandler((fault, _) -> misused(session, fault));
    commandLine.setExecutionExceptionHandler((fault, _, _) -> failed(session, fault));
    commandLine
        .getHelpSectionMap()
        .put(
            CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
            help -> Sections.render(help, sections));
    return commandLine;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      throw new TypeConversionException("'" + text + "' is no day such as 2027-01-31");
    }
  }

  private static CommandSpec group(CommandSpec root, String name) {
    CommandLine known = root.subcommands().get(name);
    if (known != null) {
      return known.getCommandSpec();
    }
    CommandSpec group = CommandSpec.create().name(name);
    group.usageMessage().description(CommandGroups.GROUPS.getOrDefault(name, ""));
    group.addOption(help());
    root.addSubcommand(name, group);
    return group;
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Show this help.")
        .build();
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static int misused(Session session, ParameterException fault) {
    CommandLine command = fault.getCommandLine();
    Set<String> within = command.getSubcommands().keySet();
    boolean unsaid = String.valueOf(fault.getMessage()).equals("Missing required subcommand");
    session.note(
        unsaid
            ? "Which of these? " + String.join(", ", within)
            : VisibleText.line(String.valueOf(fault.getMessage())));
    if (fault instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      if (!near.isEmpty()) {
        session.note("Did you mean " + String.join(" or ", near) + "?");
      }
    }
    String path = command.getCommandSpec().qualifiedName();
    session.note("See: " + path + " --help");
    return ExitStatus.USAGE.code();
  }

  private static int failed(Session session, Exception fault) {
    return switch (fault) {
      case CommandFailure failure -> {
        session.note(failure.sentence());
        yield failure.status().code();
      }
      case OutputClosed closed when closed.isBrokenPipe() -> ExitStatus.OUTPUT_CLOSED.code();
      case OutputClosed closed -> {
        session.note("The output cannot be written: " + closed.reason());
        yield ExitStatus.LOCAL.code();
      }
      default -> {
        session.note("This is a fault of the command line, please report it: " + fault);
        yield ExitStatus.LOCAL.code();
      }
    };
  }
}
