package io.signalbox.localstack;

import io.signalbox.python.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** {@code up} and {@code down}: a deployed hub on this machine, for trying by hand. */
public final class Main {
  private static final String STACK = "signalbox";
  private static final String SENDER = "signalbox@localhost";
  private static final int DEFAULT_PORT = 4566;
  private static final long POLL_MILLIS = 50;

  private Main() {}

  /** Called with {@code up [port]} or {@code down}. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = List.of(arguments);
    try {
      if (words.equals(List.of("down"))) {
        down();
      } else if (words.size() <= 2 && !words.isEmpty() && words.getFirst().equals("up")) {
        down();
        up(words.size() == 2 ? Integer.parseInt(words.get(1)) : DEFAULT_PORT);
      } else {
        throw new EngineException("Usage: infra/localstack/up [PORT] or infra/localstack/down");
      }
    } catch (EngineException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static Path folder() {
    return Folders.module().resolve("target/up");
  }

  private static void up(int port) throws IOException {
    LocalStack localStack = start(port);
    System.out.println(localStack.description());
    Path home = Files.createDirectories(folder().resolve("home"));
    Operator operator = new Operator(localStack, home);
    operator.verifySender(SENDER);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("MailSender", SENDER);
    parameters.put("AllowLoopback", "true");
    Stack stack =
        operator.deploy(operator.packaged(home.resolve("packaged.yaml")), STACK, parameters);
    System.out.println(
        """
        Signalbox is deployed at %1$s
        Set the administrator's token, which is seen within 20 seconds, and ask what it may:

            %2$s \\
              %3$s ssm put-parameter --type SecureString --name %4$s --value "$TOKEN"
            curl -s %1$s/v1/settings/schema -H "Authorization: Bearer $TOKEN"

        Sent mails are at %5$s/_aws/ses; infra/localstack/down removes it all.\
        """
            .formatted(
                stack.baseUrl(),
                variables(localStack),
                PythonEnvironments.localStack().program("aws"),
                Operator.administratorToken(STACK),
                localStack.endpoint()));
  }

  private static String variables(LocalStack localStack) {
    return "TOKEN=$(openssl rand -hex 32); AWS_ENDPOINT_URL=%s AWS_DEFAULT_REGION=%s AWS_ACCESS_KEY_ID=%3$s AWS_SECRET_ACCESS_KEY=%3$s"
        .formatted(localStack.endpoint(), Sam.REGION, Sam.ACCESS_KEY);
  }

  /** Starts it so that it outlives this process, and notes for {@code down} what to end. */
  private static LocalStack start(int port) throws IOException {
    Properties notes = new Properties();
    LocalStack localStack;
    if (LocalStacks.hasDocker()) {
      DockerLocalStack inDocker = DockerLocalStack.start(port);
      notes.setProperty("container", inDocker.containerId());
      localStack = inDocker;
    } else {
      HostLocalStack onHost =
          HostLocalStack.start(PythonEnvironments.localStack(), folder(), port, true);
      notes.setProperty("process", Long.toString(onHost.processId()));
      localStack = onHost;
    }
    Files.createDirectories(folder());
    try (var out = Files.newBufferedWriter(notesFile())) {
      notes.store(out, null);
    }
    return localStack;
  }

  private static Path notesFile() {
    return folder().resolve("up.properties");
  }

  private static void down() throws IOException, InterruptedException {
    if (Files.exists(notesFile())) {
      Properties notes = new Properties();
      try (var in = Files.newBufferedReader(notesFile())) {
        notes.load(in);
      }
      String container = notes.getProperty("container");
      if (container != null) {
        Command.of("docker", "rm", "--force", "--volumes", container).run();
      }
      String process = notes.getProperty("process");
      if (process != null) {
        end(Long.parseLong(process));
      }
    }
    Folders.delete(folder());
  }

  /** Ends our LocalStack, and nothing else that may have got its number since. */
  private static void end(long processId) throws InterruptedException {
    Optional<ProcessHandle> running =
        ProcessHandle.of(processId)
            .filter(one -> one.info().commandLine().orElse("").contains("signalbox_localstack"));
    if (running.isEmpty()) {
      return;
    }
    List<ProcessHandle> started = running.get().descendants().toList();
    running.get().destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
    while (running.get().isAlive()) {
      Thread.sleep(POLL_MILLIS);
    }
  }
}
