package io.signalbox.bench.flame;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import one.convert.Arguments;
import one.convert.FlameGraph;

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

  /**
   * Writes a flame graph that can be searched and zoomed: async-profiler's own HTML.
   *
   * @throws IOException if the file cannot be written
   */
  public void draw(String title, Path html) throws IOException {
    FlameGraph graph = new FlameGraph(new Arguments("--title", title));
    graph.parseCollapsed(new StringReader(collapsed()));
    try (PrintStream out = new PrintStream(html.toFile(), StandardCharsets.UTF_8)) {
      graph.dump(out);
      if (out.checkError()) {
        throw new IOException("The flame graph could not be written: " + html);
      }
    }
  }

  private String collapsed() {
    return stacks.stream()
        .map(stack -> String.join(";", stack.frames()) + " " + stack.samples() + "\n")
        .collect(Collectors.joining());
  }

  List<Stack> all() {
    return stacks;
  }
}
