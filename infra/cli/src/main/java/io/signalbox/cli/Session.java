package io.signalbox.cli;

import io.signalbox.cli.hub.HttpTransport;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.Transport;
import io.signalbox.cli.output.Output;
import io.signalbox.cli.output.OutputClosed;
import io.signalbox.cli.output.OutputFormat;
import io.signalbox.cli.output.Printer;
import io.signalbox.cli.output.Progress;
import io.signalbox.cli.output.Style;
import io.signalbox.cli.output.VisibleText;
import io.signalbox.cli.profile.Target;
import io.signalbox.cli.profile.Targets;
import java.nio.file.Path;

/** One call of the program: what its command may use. */
public final class Session {
  private final Surroundings surroundings;
  private final GlobalOptions options = new GlobalOptions();
  private final Output out;
  private final Output err;
  private boolean heard = true;

  Session(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.out = new Output(surroundings.out());
    this.err = new Output(surroundings.err());
  }

  public Surroundings surroundings() {
    return surroundings;
  }

  public GlobalOptions options() {
    return options;
  }

  public Targets targets() {
    return new Targets(surroundings, options);
  }

  /** The hub, with the user's token. */
  public Hub hub() throws CommandFailure, InterruptedException {
    return hub(targets().find());
  }

  /** The hub, for what nobody's credential is needed. */
  public Hub hubWithoutToken() throws CommandFailure, InterruptedException {
    return hub(targets().findWithoutToken());
  }

  public Hub hub(Target target) throws CommandFailure {
    Transport transport = new HttpTransport(target, options.timeout(), "signalbox/" + Version.TEXT);
    return new Hub(transport, surroundings.sleep(), options.patience(), this::note);
  }

  public Output out() {
    return out;
  }

  public Printer printer() {
    return printer(options.output());
  }

  public Printer printer(OutputFormat format) {
    return new Printer(out, format, style());
  }

  /** Colours where a person looks at the output and has not said otherwise (no-color.org). */
  public Style style() {
    boolean wanted =
        surroundings.terminal().out()
            && surroundings.variable("NO_COLOR").isEmpty()
            && !surroundings.variable("TERM").orElse("dumb").equals("dumb");
    return wanted ? Style.COLOURED : Style.PLAIN;
  }

  public Progress progress() {
    return new Progress(err, heard && surroundings.terminal().err(), surroundings.clock());
  }

  /** Says something beside the output; where nobody can hear it, the command goes on. */
  public void note(String sentence) {
    try {
      err.line(VisibleText.lines(sentence));
      err.flush();
    } catch (OutputClosed _) {
      heard = false;
    }
  }

  public Path file(String name) {
    return surroundings.file(name);
  }

  /** Writes what was printed; a failure is the command's. */
  void flush() {
    out.flush();
  }
}
