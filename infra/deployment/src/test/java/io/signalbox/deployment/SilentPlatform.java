package io.signalbox.deployment;

import io.signalbox.store.DueTable;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Platform;
import io.signalbox.store.Secrets;
import io.signalbox.store.Table;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A platform that nothing may be asked of yet. */
record SilentPlatform(Map<String, String> variables) implements Platform {

  @Override
  public Environment environment() {
    return new Environment(variables);
  }

  @Override
  public Table table(String variable) {
    return silent(Table.class);
  }

  @Override
  public DueTable dueTable(String variable) {
    return silent(DueTable.class);
  }

  @Override
  public MessageQueue queue(String variable) {
    return silent(MessageQueue.class);
  }

  @Override
  public Mailer mailer() {
    return silent(Mailer.class);
  }

  @Override
  public Secrets secrets() {
    return silent(Secrets.class);
  }

  @Override
  public Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        throw asked("the time");
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  @Override
  public RandomGenerator random() {
    return () -> {
      throw asked("a random number");
    };
  }

  private static <T> T silent(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (method.isDefault()) {
                // Which table answers for another is no question to it.
                return InvocationHandler.invokeDefault(proxy, method, arguments);
              }
              throw asked(method.toString());
            }));
  }

  private static AssertionError asked(String what) {
    return new AssertionError("Asked for " + what + " before the first event");
  }
}
