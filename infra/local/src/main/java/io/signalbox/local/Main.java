package io.signalbox.local;

import io.signalbox.runtime.template.TemplateException;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs a local hub until it is told to stop. Started by {@code infra/local/hub}. */
public final class Main {
  private static final System.Logger LOGGER = System.getLogger(Main.class.getName());
  private static final int MISUSE = 2;
  private static final int FAILURE = 1;

  private Main() {}

  /**
   * Starts the hub and says so.
   *
   * @param arguments the repository's folder, then what {@link CommandLine#USAGE} lists
   */
  public static void main(String[] arguments) throws InterruptedException {
    Path root = Path.of(arguments[0]);
    List<String> given = Arrays.asList(arguments).subList(1, arguments.length);
    if (given.contains("--help")) {
      System.out.print(CommandLine.USAGE);
      return;
    }
    try {
      run(CommandLine.read(given, root, System.getenv()), root, System.out);
    } catch (CommandLine.Misuse misuse) {
      System.err.println(misuse.getMessage());
      System.err.print(CommandLine.USAGE);
      System.exit(MISUSE);
    } catch (IOException | IllegalStateException | TemplateException fault) {
      System.err.println("Signalbox cannot start: " + fault.getMessage());
      System.exit(FAILURE);
    }
  }

  private static void run(CommandLine line, Path root, PrintStream out)
      throws IOException, InterruptedException {
    LocalHub hub = LocalHub.start(line.options());
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
      new Demo(hub, root, out).run();
    }
    new CountDownLatch(1).await();
  }
}
