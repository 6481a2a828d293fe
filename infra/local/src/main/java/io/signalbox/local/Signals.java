package io.signalbox.local;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * What the process does when the operating system tells it something. Java's only way to handle a
 * signal is a class that the compiler warns of, so it is used by its name.
 */
final class Signals {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private Signals() {}

  /** SIGTERM and SIGINT end the process with status 0, after its shutdown hooks. */
  static void endOrderly() {
    handle("TERM", () -> System.exit(0));
    handle("INT", () -> System.exit(0));
  }

  /** SIGHUP runs the work, each time in a thread of its own. */
  static void onHangup(Runnable work) {
    handle("HUP", work);
  }

  private static void handle(String name, Runnable work) {
    try {
      Class<?> signal = Class.forName(SIGNAL);
      Class<?> handler = Class.forName(HANDLER);
      Object working =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (_, method, _) -> {
                if (method.getName().equals("handle")) {
                  work.run();
                }
                return null;
              });
      Method handle = signal.getMethod("handle", signal, handler);
      handle.invoke(null, signal.getConstructor(String.class).newInstance(name), working);
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException("This Java handles no signals", missing);
    }
  }
}
