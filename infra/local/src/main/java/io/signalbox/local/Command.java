package io.signalbox.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command of {@code infra/local/hub}. */
interface Command {

  /**
   * Runs the command to its end.
   *
   * @param arguments the words after the command's name
   * @throws Misuse if the arguments cannot be understood; nothing was done
   * @throws IOException if the command failed; the message is one line that says what to do
   */
  void run(List<String> arguments, Surroundings surroundings)
      throws Misuse, IOException, InterruptedException;

  /**
   * What a command finds when it starts.
   *
   * @param root the folder with template.yaml
   * @param environment the variables of the process
   * @param out where the command prints its results
   */
  record Surroundings(Path root, Map<String, String> environment, PrintStream out) {}
}
