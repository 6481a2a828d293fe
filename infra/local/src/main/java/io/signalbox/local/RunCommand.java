package io.signalbox.local;

import io.signalbox.store.embedded.StoreFailure;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs a hub until the process is told to stop. */
final class RunCommand implements Command {
  private static final System.Logger LOGGER = System.getLogger(RunCommand.class.getName());

  /** EX_IOERR of sysexits. */
  private static final int STORE_FAILURE = 74;

  @Override
  public void run(List<String> arguments, Surroundings surroundings)
      throws Misuse, IOException, InterruptedException {
    CommandLine line = CommandLine.read(arguments, surroundings.root(), surroundings.environment());
    PrintStream out = surroundings.out();
    Signals.endOrderly();
    LocalHub hub =
        LocalHub.start(
            line.options(), started -> loadSettings(started, line, surroundings), RunCommand::end);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(hub::close));
    if (line.options().loopbackAllowed()) {
      LOGGER.log(
          Level.WARNING, "Pushes to loopback addresses are allowed: this hub is for trying only");
    }
    Signals.onHangup(() -> reload(hub, line));
    tellToken(hub.keptToken(), out);
    out.println("Signalbox is ready at " + hub.baseUrl());
    new ServiceManager(surroundings.environment(), Path.of("systemd-notify")).ready();
    if (line.options().demo()) {
      new Demo(hub, surroundings.root(), out).run();
    }
    new CountDownLatch(1).await();
  }

  private static void loadSettings(LocalHub hub, CommandLine line, Surroundings surroundings)
      throws IOException {
    SettingsFile settings = new SettingsFile(hub);
    if (line.settings().isPresent()) {
      settings.replaceAll(line.settings().get());
    }
    if (line.initialSettings().isPresent() && !settings.putIfNone(line.initialSettings().get())) {
      LOGGER.log(
          Level.INFO, "The hub has settings: {0} was not loaded", line.initialSettings().get());
    }
    if (line.options().demo()) {
      settings.addMissing(Demo.settings(surroundings.root(), hub.baseUrl()));
    }
  }

  private static void reload(LocalHub hub, CommandLine line) {
    if (line.settings().isEmpty()) {
      LOGGER.log(Level.INFO, "SIGHUP changes nothing: --settings names no file to read again");
      return;
    }
    try {
      new SettingsFile(hub).replaceAll(line.settings().get());
      LOGGER.log(Level.INFO, "The settings are those of {0}", line.settings().get());
    } catch (IOException refused) {
      LOGGER.log(
          Level.ERROR, "The settings stay as they are: {0}", String.valueOf(refused.getMessage()));
    }
  }

  /** Shows a new token to a person, and never to a log; its file is named in any case. */
  private static void tellToken(AdministratorToken token, PrintStream out) {
    Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    if (token.isNew() && terminal.isPresent()) {
      out.println("The administrator's token is " + token.text());
    }
    token.file().ifPresent(file -> out.println("The administrator's token is in " + file));
  }

  /** At once, for nothing that is written from now on is kept; a service manager starts it anew. */
  private static void end(StoreFailure failure) {
    System.err.println("Signalbox ends: " + failure.message());
    Runtime.getRuntime().halt(STORE_FAILURE);
  }
}
