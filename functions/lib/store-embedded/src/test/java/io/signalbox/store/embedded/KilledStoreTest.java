package io.signalbox.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.Change;
import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes is killed at random moments, and what it answered is looked for. */
class KilledStoreTest {
  private static final int ROUNDS = 8;

  private final Random random = new Random(7);

  @Test
  void whateverWasAnsweredIsThereAndTheChangeLogAgreesWithTheItems(@TempDir Path directory)
      throws Exception {
    List<String> answered = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      answered.addAll(writeUntilKilled(directory, round));

      try (EmbeddedStore store =
          EmbeddedStore.open(directory, Clock.systemUTC(), NoFailure.EXPECTED)) {
        Map<Key, Item> items = itemsOf(store.table(KilledWriter.TABLE));
        assertAnsweredIsThere(answered, items);
        assertThat(lastTold(store.stream(KilledWriter.TABLE))).isEqualTo(items);
        assertThat(bodies(store.queue(KilledWriter.QUEUE)))
            .containsAll(answered.stream().filter(line -> line.startsWith("sent")).toList());
      }
    }
  }

  private List<String> writeUntilKilled(Path directory, int round) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                KilledWriter.class.getName(),
                directory.toString(),
                "round" + round)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = process.inputReader()) {
      int enough = 1 + random.nextInt(2_000);
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        if (lines.size() == enough) {
          // The process's own method would close its output, with lines in it.
          process.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(process.waitFor()).isEqualTo(128 + 9);
    // What the kill cut off was not told whole.
    return lines.stream().filter(line -> line.endsWith(".")).toList();
  }

  private static void assertAnsweredIsThere(List<String> answered, Map<Key, Item> items) {
    for (String line : answered) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("wrote")) {
        Item item = items.get(new Key(words[1], words[2]));
        assertThat(item).as(line).isNotNull();
        assertThat(item.version()).as(line).isGreaterThanOrEqualTo(Long.parseLong(words[3]));
      }
    }
  }

  private static Map<Key, Item> itemsOf(Table table) {
    Map<Key, Item> items = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int thread = 0; thread < KilledWriter.THREADS; thread++) {
        Range all = Range.ascending("round" + round + "-" + thread, Integer.MAX_VALUE);
        table.query(all, Consistency.STRONG).forEach(item -> items.put(item.key(), item));
      }
    }
    return items;
  }

  private static Map<Key, Item> lastTold(EmbeddedStream stream) {
    Map<Key, Item> items = new HashMap<>();
    long expected = 0;
    for (Change change : stream.after(0, Integer.MAX_VALUE)) {
      expected++;
      assertThat(change.sequence()).isEqualTo(Long.toString(expected));
      Item before = items.put(change.item().key(), change.item());
      assertThat(change.item().version()).isEqualTo(before == null ? 1 : before.version() + 1);
    }
    return items;
  }

  private static List<String> bodies(EmbeddedQueue queue) {
    return queue.receive(Integer.MAX_VALUE, Duration.ofMinutes(1)).stream()
        .map(ReceivedMessage::body)
        .toList();
  }
}
