package io.signalbox.python;

import java.nio.file.Path;

/** Prints the Python of the environment that a list of packages describes, for scripts. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.out.println(PythonEnvironment.of(Path.of(arguments[0])).program("python"));
  }
}
