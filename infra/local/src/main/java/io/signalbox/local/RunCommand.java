package io.signalbox.local;

import io.signalbox.store.embedded.StoreFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs a hub until the process is told to stop. */
final class RunCommand implements Command {
  private static final System.Logger LOGGER = System.getLogger(RunCommand.class.getName());

  /** EX_IOERR of sysexits. */
  private static final int STORE_FAILURE = 74;

  @Override
  public String usage() {
    return CommandLine.USAGE;
  }

  @Override
  public void run(List<String> arguments, Surroundings surroundings)
      throws Misuse, IOException, InterruptedException {
    CommandLine line = CommandLine.read(arguments, surroundings.root(), surroundings.environment());
    PrintStream out = surroundings.out();
    LocalHub hub = LocalHub.start(line.options(), RunCommand::end);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(hub::close));
    if (line.options().loopbackAllowed()) {
      LOGGER.log(
          Level.WARNING, "Pushes to loopback addresses are allowed: this hub is for trying only");
    }
    HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
    if (line.settings().isPresent()) {
      new SettingsFile(administrator).replaceAll(line.settings().get());
    }
    if (hub.isAdministratorTokenNew()) {
      out.println(
          "The administrator's token is %s (kept in the data folder as %s)"
              .formatted(hub.administratorToken(), AdministratorToken.FILE));
    }
    out.println("Signalbox is ready at " + hub.baseUrl());
    if (line.demo()) {
      new Demo(hub, surroundings.root(), out).run();
    }
    new CountDownLatch(1).await();
  }

  /** At once, for nothing that is written from now on is kept; a service manager starts it anew. */
  private static void end(StoreFailure failure) {
    System.err.println("Signalbox ends: " + failure.message());
    Runtime.getRuntime().halt(STORE_FAILURE);
  }
}
