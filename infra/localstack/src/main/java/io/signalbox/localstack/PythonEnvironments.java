package io.signalbox.localstack;

import io.signalbox.python.PythonEnvironment;

/** What comes from PyPI: LocalStack and SAM, whose packages do not get on with each other. */
final class PythonEnvironments {
  private PythonEnvironments() {}

  static PythonEnvironment localStack() {
    return PythonEnvironment.of(Folders.module().resolve("localstack.txt"));
  }

  static PythonEnvironment sam() {
    return PythonEnvironment.of(Folders.module().resolve("sam.txt"));
  }
}
