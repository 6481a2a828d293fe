package io.signalbox.local;

import io.signalbox.runtime.lambda.WorkRecord;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was at work when a process on this data folder died. Such work is tried again one by one,
 * the later the more often the process died of it, while everything else goes on.
 */
final class UnfinishedWork implements WorkRecord, AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(UnfinishedWork.class.getName());
  private static final String DEATHS = "died-at";
  private static final Pattern DEATH = Pattern.compile("([0-9]{1,9}) (.+)");
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration SECOND_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final Duration TURN = Duration.ofMillis(500);

  private final DataFolder data;
  private final WorkSlots slots;
  private final LongSupplier nanoseconds;
  private final long start;
  private final Map<String, Integer> deaths = new HashMap<>();
  private boolean isOneTried;

  private UnfinishedWork(DataFolder data, WorkSlots slots, LongSupplier nanoseconds) {
    this.data = data;
    this.slots = slots;
    this.nanoseconds = nanoseconds;
    this.start = nanoseconds.getAsLong();
  }

  /** Reads what the last process left, and tells it; empty without a folder. */
  static Optional<UnfinishedWork> open(Optional<DataFolder> data) throws IOException {
    return data.isPresent() ? Optional.of(open(data.get(), System::nanoTime)) : Optional.empty();
  }

  static UnfinishedWork open(DataFolder data, LongSupplier nanoseconds) throws IOException {
    UnfinishedWork opened = new UnfinishedWork(data, WorkSlots.open(data.atWork()), nanoseconds);
    opened.read();
    return opened;
  }

  private void read() throws IOException {
    for (String line : data.text(DEATHS).orElse("").lines().toList()) {
      Matcher death = DEATH.matcher(line);
      if (death.matches()) {
        deaths.put(death.group(2), Integer.parseInt(death.group(1)));
      } else {
        LOGGER.log(Level.WARNING, "The file {0} has a line that cannot be read", DEATHS);
      }
    }
    slots.left().forEach(work -> deaths.merge(work, 1, Integer::sum));
    write();
    slots.clear();
    if (!deaths.isEmpty()) {
      LOGGER.log(
          Level.ERROR,
          "A process of this hub died while it was at this work, which is tried alone, later, and"
              + " in smaller parts: {0}",
          new TreeMap<>(deaths)
              .entrySet().stream()
                  .map(one -> one.getKey() + " (" + one.getValue() + ")")
                  .collect(Collectors.joining(", ")));
    }
  }

  private void write() throws IOException {
    data.writeText(
        DEATHS,
        deaths.entrySet().stream()
            .map(one -> one.getValue() + " " + one.getKey())
            .collect(Collectors.joining("\n")));
  }

  @Override
  public Admission admit(String work) {
    String name = WorkSlots.name(work);
    int times;
    synchronized (this) {
      times = deaths.getOrDefault(name, 0);
      if (times > 0) {
        Duration left = wait(times).minusNanos(nanoseconds.getAsLong() - start);
        if (left.isPositive() || isOneTried) {
          return new Admission.Later(left.isPositive() ? left : TURN);
        }
        isOneTried = true;
      }
    }
    Entry slot = slots.take(name);
    return times == 0
        ? new Admission.Begun(slot, 0)
        : new Admission.Begun(
            () -> {
              slot.close();
              survived(name);
            },
            times);
  }

  private static Duration wait(int times) {
    return switch (times) {
      case 1 -> FIRST_WAIT;
      case 2 -> SECOND_WAIT;
      default -> LONGEST_WAIT;
    };
  }

  /** The process lives, so that was not it. */
  private synchronized void survived(String name) {
    isOneTried = false;
    deaths.remove(name);
    try {
      write();
    } catch (IOException refused) {
      LOGGER.log(Level.WARNING, "That the hub survived a work could not be written down", refused);
    }
  }

  /** What is at work now ends with the process, in order. */
  @Override
  public void close() {
    slots.clear();
  }
}
