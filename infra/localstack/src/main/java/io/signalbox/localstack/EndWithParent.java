package io.signalbox.localstack;

/**
 * An agent that ends its JVM when the process that started it is gone. LocalStack starts functions
 * and DynamoDB Local; nobody would end them if it were killed.
 */
public final class EndWithParent {
  private static final int STATUS = 143;

  private EndWithParent() {}

  /** Called by the JVM before its main method. */
  public static void premain(String nothing) {
    ProcessHandle.current().parent().ifPresent(EndWithParent::watch);
  }

  private static void watch(ProcessHandle parent) {
    var _ = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(STATUS));
  }
}
