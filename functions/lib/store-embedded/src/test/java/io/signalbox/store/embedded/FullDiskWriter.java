package io.signalbox.store.embedded;

import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.StoreException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;

/** Writes until that fails, and tells on standard output what was answered. */
final class FullDiskWriter {
  static final int EXIT = 74;

  private FullDiskWriter() {}

  public static void main(String[] arguments) {
    // The library is a file, too, and longer than those of the store may become.
    EmbeddedStore store =
        EmbeddedStore.open(
            Path.of(arguments[0]),
            Clock.systemUTC(),
            failure -> System.out.println("failed " + failure.kind() + " " + failure.message()),
            new StoreMemory(4 << 20, 4 << 20));
    Random random = new Random(1);
    try {
      for (int number = 0; true; number++) {
        write(store, random, number);
        System.out.println("answered " + number);
      }
    } catch (StoreException.Unavailable full) {
      FullDiskTest.assertRefused(() -> write(store, random, -1));
      System.out.println("refused after the failure");
      System.out.flush();
      Runtime.getRuntime().halt(EXIT);
    }
  }

  private static void write(EmbeddedStore store, Random random, int number) {
    byte[] body = new byte[1_000];
    random.nextBytes(body);
    store.table("Things").insertIfAbsent(Draft.of(new Key("all", "item " + number), Body.of(body)));
  }
}
