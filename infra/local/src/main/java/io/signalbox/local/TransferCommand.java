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
  EXPORT("--with-secrets") {
    @Override
    void run(Choice choice, Template template, PrintStream out) throws IOException {
      Transfer.exportTo(choice, template, out);
    }
  },

  IMPORT("--resume") {
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

  private final String specialOption;

  TransferCommand(String specialOption) {
    this.specialOption = specialOption;
  }

  abstract void run(Choice choice, Template template, PrintStream out) throws IOException;

  @Override
  public void run(List<String> words, Surroundings surroundings) throws Misuse, IOException {
    Choice choice = choice(new Arguments(words));
    Template template = Template.read(surroundings.root().resolve("template.yaml"), Map.of());
    try {
      run(choice, template, surroundings.out());
    } finally {
      choice.data().giveToOwner();
    }
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
