package io.signalbox.localstack;

import java.util.Arrays;

/**
 * Ends its JVM when the process that started it is gone. LocalStack starts functions and DynamoDB
 * Local; nobody would end them if it were killed.
 */
public final class EndWithParent {
  private static final int STATUS = 143;

  private EndWithParent() {}

  /** As an agent: called by the JVM before its main method. */
  public static void premain(String nothing) {
    ProcessHandle.current().parent().ifPresent(EndWithParent::watch);
  }

  /**
   * As a main class, for a JVM that shares classes, which it hardly does with an agent.
   *
   * @param arguments the main class to go on with, and its arguments
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    premain("");
    Class.forName(arguments[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static void watch(ProcessHandle parent) {
    var _ = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(STATUS));
  }
}
