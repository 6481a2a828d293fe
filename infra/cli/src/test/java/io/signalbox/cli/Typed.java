package io.signalbox.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Command lines as a user types them, in a folder that is also the home. */
public final class Typed {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final List<Duration> slept = new ArrayList<>();
  private Surroundings.Terminal terminal = Surroundings.Terminal.NONE;
  private Clock clock = Clock.systemUTC();
  private String input = "";

  public Typed(Path folder) {
    this.folder = folder;
    environment.put("HOME", folder.toString());
  }

  /** What the process printed, and how it ended. */
  public record Result(int status, String out, String err) {
    public String all() {
      return out + err;
    }
  }

  public Typed with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** At a hub, with a token. */
  public Typed at(String url, String token) {
    return with("SIGNALBOX_URL", url).with("SIGNALBOX_TOKEN", token);
  }

  public Typed onTerminal() {
    terminal = new Surroundings.Terminal(true, true, true);
    return this;
  }

  public Typed clock(Clock other) {
    clock = other;
    return this;
  }

  /** What stands on the standard input of the next command. */
  public Typed input(String text) {
    input = text;
    return this;
  }

  /** How long commands slept, without that time passed. */
  public List<Duration> slept() {
    return slept;
  }

  public Path folder() {
    return folder;
  }

  public Result run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Result result = runTo(out, words);
    return new Result(result.status(), out.toString(StandardCharsets.UTF_8), result.err());
  }

  /** The same with an output of the test's own. */
  public Result runTo(OutputStream out, String... words) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            environment,
            folder,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            err,
            terminal,
            clock,
            slept::add,
            Optional.empty());
    int status = Signalbox.run(List.of(words), surroundings);
    return new Result(status, "", err.toString(StandardCharsets.UTF_8));
  }
}
