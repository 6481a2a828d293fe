package io.signalbox.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The list of commands in the help, by whom they are for. */
final class Sections {
  private static final int WIDTH = 16;

  private Sections() {}

  static String render(Help help, Map<CommandList.Role, Set<String>> sections) {
    if (!help.commandSpec().name().equals("signalbox")) {
      return lines(help.commandSpec().subcommands(), help.commandSpec().subcommands().keySet());
    }
    StringBuilder all = new StringBuilder();
    sections.forEach(
        (role, names) ->
            all.append("%n%s:%n".formatted(role.heading()))
                .append(lines(help.commandSpec().subcommands(), names)));
    return all.toString();
  }

  private static String lines(Map<String, CommandLine> commands, Set<String> names) {
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      CommandLine command = commands.get(name);
      if (command != null) {
        String[] description = command.getCommandSpec().usageMessage().description();
        lines.add(
            "  "
                + name
                + " ".repeat(Math.max(1, WIDTH - name.length()))
                + (description.length == 0 ? "" : description[0])
                + System.lineSeparator());
      }
    }
    return String.join("", lines);
  }
}
