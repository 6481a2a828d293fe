package io.signalbox.cli.command;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.TimeText;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A command. Its public fields of options are filled in before it runs. */
public abstract class HubCommand implements Callable<Integer> {
  private final Session session;

  protected HubCommand(Session session) {
    this.session = session;
  }

  protected Session session() {
    return session;
  }

  /** Does what the command is for. */
  protected abstract ExitStatus run() throws CommandFailure, InterruptedException;

  @Override
  public final Integer call() throws CommandFailure, InterruptedException {
    return run().code();
  }

  /** A time that was typed, as the API takes it. */
  protected Optional<Instant> time(Optional<String> text) throws CommandFailure {
    return text.isPresent()
        ? Optional.of(TimeText.parse(text.get(), session.surroundings().clock()))
        : Optional.empty();
  }
}
