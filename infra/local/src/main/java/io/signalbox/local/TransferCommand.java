package io.signalbox.local;

import io.signalbox.runtime.template.Template;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The commands that take a hub's data from one engine or machine to another. */
enum TransferCommand implements Command {
  EXPORT(
      """
      usage: $HUB export FILE [--data DIR | --stack NAME] [--with-secrets]
      Writes envelopes, feeds, readers' places, deliveries, directory and settings of a hub to a new file, a JSON
      object a line.
        --data DIR      the data folder of a hub on this machine, which may run (./signalbox-data)
        --stack NAME    a hub on AWS, by the credentials and the region that the AWS tools would take
        --with-secrets  writes secrets, too, in clear
      """,
      "--with-secrets") {
    @Override
    void run(Choice choice, Template template, PrintStream out) throws IOException {
      Transfer.exportTo(choice, template, out);
    }
  },

  IMPORT(
      """
      usage: $HUB import FILE [--data DIR | --stack NAME] [--resume]
      Puts what was exported into a hub that has no data. Delivers nothing again.
        --data DIR    the data folder for a hub on this machine, which is not there yet (./signalbox-data)
        --stack NAME  a hub on AWS, by the credentials and the region that the AWS tools would take
        --resume      goes on with an import of the same file that did not end
      """,
      "--resume") {
    @Override
    void run(Choice choice, Template template, PrintStream out) throws IOException {
      Transfer.importFrom(choice, template, out);
    }
  };

  /**
   * What was asked for.
   *
   * @param stack empty for a hub on this machine
   * @param special whether the command's own option was given
   */
  record Choice(Path file, DataFolder data, Optional<String> stack, boolean special) {}

  static Map<String, Command> all() {
    Map<String, Command> all = new TreeMap<>();
    for (TransferCommand command : values()) {
      all.put(command.name().toLowerCase(Locale.ROOT), command);
    }
    return all;
  }

  private final String usage;
  private final String specialOption;

  TransferCommand(String usage, String specialOption) {
    this.usage = usage;
    this.specialOption = specialOption;
  }

  abstract void run(Choice choice, Template template, PrintStream out) throws IOException;

  @Override
  public String usage() {
    return usage;
  }

  @Override
  public void run(List<String> words, Surroundings surroundings) throws Misuse, IOException {
    run(
        choice(new Arguments(words)),
        Template.read(surroundings.root().resolve("template.yaml"), Map.of()),
        surroundings.out());
  }

  private Choice choice(Arguments arguments) throws Misuse {
    Optional<Path> file = Optional.empty();
    Optional<Path> data = Optional.empty();
    Optional<String> stack = Optional.empty();
    boolean special = false;
    for (Optional<String> word = arguments.next(); word.isPresent(); word = arguments.next()) {
      String one = word.get();
      if (one.equals("--data")) {
        data = Optional.of(Path.of(arguments.value(one)));
      } else if (one.equals("--stack")) {
        stack = Optional.of(arguments.value(one));
      } else if (one.equals(specialOption)) {
        special = true;
      } else if (file.isEmpty() && !one.startsWith("-")) {
        file = Optional.of(Path.of(one));
      } else {
        throw new Misuse("There is no option " + one);
      }
    }
    if (data.isPresent() && stack.isPresent()) {
      throw new Misuse("A hub is on this machine (--data) or on AWS (--stack)");
    }
    return new Choice(
        file.orElseThrow(() -> new Misuse("The command needs a file")),
        new DataFolder(data.orElse(Path.of("signalbox-data"))),
        stack,
        special);
  }
}
