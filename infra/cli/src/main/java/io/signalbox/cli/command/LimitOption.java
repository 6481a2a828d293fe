package io.signalbox.cli.command;

import picocli.CommandLine.Option;

/** How many items of a list are printed at the most. */
public final class LimitOption {
  @Option(
      names = "--limit",
      paramLabel = "COUNT",
      description = "The maximum number (${DEFAULT-VALUE}).")
  private int count;

  /**
   * @param usual without the option
   */
  public LimitOption(int usual) {
    count = usual;
  }

  public int count() {
    return count;
  }
}
