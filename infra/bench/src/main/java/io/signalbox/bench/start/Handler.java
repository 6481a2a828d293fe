package io.signalbox.bench.start;

import java.time.Duration;
import java.time.Instant;

/**
 * The program that is started: makes a function's handler as Lambda does, and prints how long that
 * took since the JVM began, in milliseconds: CPU time, then wall time. It uses next to nothing that
 * the function does not.
 */
final class Handler {
  private Handler() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    Object handler = Class.forName(args[0]).getConstructor().newInstance();
    ProcessHandle.Info process = ProcessHandle.current().info();
    long cpu = process.totalCpuDuration().orElse(Duration.ZERO).toMillis();
    long wall =
        Duration.between(process.startInstant().orElse(Instant.EPOCH), Instant.now()).toMillis();
    System.out.println(handler.getClass().getName() + " " + cpu + " " + wall);
  }
}
