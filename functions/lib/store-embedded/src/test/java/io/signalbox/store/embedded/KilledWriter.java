package io.signalbox.store.embedded;

import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Table;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Writes for ever, and tells on standard output what was answered, one line for each. */
final class KilledWriter {
  static final String TABLE = "Things";
  static final String QUEUE = "Hints";
  static final int THREADS = 12;

  /** Small, so that kills meet logs that end and table files that are written and merged. */
  private static final StoreMemory MEMORY = new StoreMemory(4 << 20, 400_000);

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final Table table;
  private final MessageQueue queue;

  private KilledWriter(EmbeddedStore store) {
    this.table = store.table(TABLE);
    this.queue = store.queue(QUEUE);
  }

  public static void main(String[] arguments) {
    EmbeddedStore store =
        EmbeddedStore.open(Path.of(arguments[0]), Clock.systemUTC(), NoFailure.EXPECTED, MEMORY);
    store.stream(TABLE);
    KilledWriter writer = new KilledWriter(store);
    for (int thread = 0; thread < THREADS; thread++) {
      String partition = arguments[1] + "-" + thread;
      Thread.ofPlatform().start(() -> writer.write(partition));
    }
  }

  private void write(String partition) {
    for (int number = 0; true; number++) {
      Key key = new Key(partition, "item" + number / 2);
      Draft draft = Draft.of(key, Body.ofText(("body " + number + " ").repeat(100)));
      long version = number % 2 == 0 ? 1 : 2;
      if (version == 1) {
        table.insertIfAbsent(draft);
      } else {
        table.replaceIfVersion(draft, 1);
      }
      tell("wrote " + partition + " " + key.sort() + " " + version + " .");
      if (number % 10 == 0) {
        String body = "sent " + partition + " " + number + " .";
        queue.send(List.of(MessageQueue.Message.now(body)));
        tell(body);
      }
    }
  }

  private synchronized void tell(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
