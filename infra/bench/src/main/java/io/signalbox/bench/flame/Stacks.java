package io.signalbox.bench.flame;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Sampled stacks. */
public final class Stacks {

  /**
   * A stack, and how often it was sampled.
   *
   * @param frames the outermost first, such as {@code io/signalbox/ingest/Ingest.keep}
   */
  record Stack(List<String> frames, long samples) {}

  private final List<Stack> stacks;

  private Stacks(List<Stack> stacks) {
    this.stacks = List.copyOf(stacks);
  }

  /**
   * Reads the collapsed form: a line each, its frames apart by semicolons, then a space and the
   * number of samples.
   */
  static Stacks parse(String collapsed) {
    List<Stack> stacks = new ArrayList<>();
    collapsed
        .lines()
        .forEach(
            line -> {
              int space = line.lastIndexOf(' ');
              stacks.add(
                  new Stack(
                      List.of(line.substring(0, space).split(";")),
                      Long.parseLong(line.substring(space + 1))));
            });
    return new Stacks(stacks);
  }

  /** Those that have such a frame, from the outermost such frame on. */
  public Stacks from(Predicate<String> frame) {
    List<Stack> found = new ArrayList<>();
    for (Stack stack : stacks) {
      for (int i = 0; i < stack.frames().size(); i++) {
        if (frame.test(stack.frames().get(i))) {
          found.add(new Stack(stack.frames().subList(i, stack.frames().size()), stack.samples()));
          break;
        }
      }
    }
    return new Stacks(found);
  }

  /** Without these frames: what they called is shown as called by their callers. */
  public Stacks without(Predicate<String> frame) {
    return new Stacks(
        stacks.stream()
            .map(
                stack ->
                    new Stack(
                        stack.frames().stream().filter(frame.negate()).toList(), stack.samples()))
            .filter(stack -> !stack.frames().isEmpty())
            .toList());
  }

  /** How many samples have such a frame. */
  public long with(Predicate<String> frame) {
    return stacks.stream()
        .filter(stack -> stack.frames().stream().anyMatch(frame))
        .mapToLong(Stack::samples)
        .sum();
  }

  /** How many samples there are. */
  public long samples() {
    return stacks.stream().mapToLong(Stack::samples).sum();
  }

  List<Stack> all() {
    return stacks;
  }
}
