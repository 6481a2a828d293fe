package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.PushReceiver;
import io.signalbox.scenarios.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private final PushReceiver receiver = new PushReceiver();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aRestoredHubKnowsWhatWasDeliveredAndDeliversWhatComesThen() throws Exception {
    Path backup = folder.resolve("hub.backup");
    try (LocalHub hub = LocalHub.start(options(folder.resolve("data")))) {
      HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
      administrator.settings(
          new Settings()
              .instance("cert-at")
              .destination("soc", "{'method': 'http', 'uri': '%s'}".formatted(receiver.url()))
              .routeAllTo("soc")
              .json());
      post(hub, "192.0.2.1");
      post(hub, "192.0.2.2");
      awaitPushes(2);
      awaitRecorded(administrator);
      command("backup", backup.toString(), "--data", folder.resolve("data").toString());
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rw-------");

    command("restore", backup.toString(), "--data", folder.resolve("restored").toString());
    assertThat(text()).contains("Everything can be read", "table/Envelopes/items");

    try (LocalHub hub = LocalHub.start(options(folder.resolve("restored")))) {
      post(hub, "192.0.2.3");
      awaitPushes(3);
      assertThat(receiver.pushes().getLast().body()).contains("192.0.2.3");
    }
    assertThat(receiver.pushes()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"backup FILE", "export FILE", "verify", "repair"})
  void aFolderWithoutDataIsAMistakeAndStaysAsItIs(String line) {
    Path absent = folder.resolve("absent");
    Path file = folder.resolve("file");
    List<String> words = new ArrayList<>(List.of(line.replace("FILE", file.toString()).split(" ")));
    words.addAll(List.of("--data", absent.toString()));

    assertThatIOException()
        .isThrownBy(
            () -> command(words.getFirst(), words.subList(1, words.size()).toArray(String[]::new)))
        .withMessage("There is no data of a hub in %s; name the data folder with --data", absent);
    assertThat(file).doesNotExist();
    assertThat(absent).doesNotExist();
  }

  @Test
  void aStoppedHubIsBackedUpToo() throws Exception {
    LocalHub.start(options(folder.resolve("data"))).close();

    command("backup", folder.resolve("b").toString(), "--data", folder.resolve("data").toString());
    command("verify", "--data", folder.resolve("data").toString());

    assertThat(text()).contains("The backup is", "Everything can be read");
    try (Stream<Path> entries = Files.list(folder.resolve("data"))) {
      assertThat(entries).noneMatch(entry -> entry.toString().contains("copy"));
    }
  }

  @Test
  void aBackupIsNotRestoredOverData() throws Exception {
    LocalHub.start(options(folder.resolve("data"))).close();
    String data = folder.resolve("data").toString();
    command("backup", folder.resolve("b").toString(), "--data", data);

    assertThatIOException()
        .isThrownBy(() -> command("restore", folder.resolve("b").toString(), "--data", data))
        .withMessageContaining("is not empty");
    assertThatIOException()
        .isThrownBy(() -> command("backup", folder.resolve("b").toString(), "--data", data))
        .withMessageContaining("is there already");
  }

  @Test
  void aBackupThatIsCutOffIsNotRestored() throws Exception {
    LocalHub.start(options(folder.resolve("data"))).close();
    Path backup = folder.resolve("b");
    command("backup", backup.toString(), "--data", folder.resolve("data").toString());
    byte[] whole = Files.readAllBytes(backup);
    Files.write(backup, Arrays.copyOf(whole, whole.length / 2));

    assertThatIOException()
        .isThrownBy(
            () -> command("restore", backup.toString(), "--data", folder.resolve("new").toString()))
        .withMessageContaining("is no whole backup");
  }

  @Test
  void aFlippedBitInABackupIsFoundAndNoHubStartsOnWhatWasRestoredOfIt() throws Exception {
    Path data = folder.resolve("data");
    LocalHub.start(options(data)).close();
    byte[] text = new byte[5_000];
    new Random(1).nextBytes(text);
    Files.createDirectories(data.resolve("mail"));
    Files.write(data.resolve("mail/example.eml"), text);
    Path backup = folder.resolve("b");
    command("backup", backup.toString(), "--data", data.toString());
    byte[] whole = Files.readAllBytes(backup);
    whole[placeOf(text, whole) + 100] ^= 1;
    Files.write(backup, whole);
    Path restored = folder.resolve("new");

    assertThatIOException()
        .isThrownBy(() -> command("restore", backup.toString(), "--data", restored.toString()))
        .withMessageContaining("mail/example.eml is damaged");
    assertThatIOException()
        .isThrownBy(() -> LocalHub.start(options(restored)))
        .withMessageContaining("a restore into " + restored + " did not end");
  }

  /** Random bytes are stored as they are. */
  private static int placeOf(byte[] part, byte[] whole) {
    return IntStream.range(0, whole.length)
        .filter(
            at ->
                Arrays.equals(
                    Arrays.copyOf(part, 200),
                    Arrays.copyOfRange(whole, at, Math.min(whole.length, at + 200))))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void repairNamesWhatIsLostAndTheHubStartsAgain() throws Exception {
    Path data = folder.resolve("data");
    LocalHub.start(options(data)).close();
    try (Stream<Path> files = Files.list(data.resolve("store/rocksdb"))) {
      Files.delete(
          files.filter(file -> file.toString().contains("MANIFEST")).findFirst().orElseThrow());
    }
    assertThatIOException()
        .isThrownBy(() -> command("verify", "--data", data.toString()))
        .withMessageContaining("MANIFEST")
        .withMessageContaining("command repair");

    command("repair", "--data", data.toString());

    assertThat(text()).contains("lost: ", "The store is repaired");
    LocalHub.start(options(data)).close();
  }

  @Test
  void onlyTheOwnerMayLookIntoTheFolderAfterAStart() throws IOException {
    Path data = folder.resolve("data");
    LocalHub.start(options(data)).close();
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

    LocalHub.start(options(data)).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("store/format"))))
        .isEqualTo("rw-------");
  }

  private void command(String name, String... arguments) throws Exception {
    Objects.requireNonNull(Main.COMMANDS.get(name))
        .run(
            List.of(arguments),
            new Command.Surroundings(
                TestHub.root(), Map.of(), new PrintStream(out, true, StandardCharsets.UTF_8)));
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Options options(Path data) {
    return Options.inMemory(TestHub.root().resolve("template.yaml"))
        .withData(data)
        .withLoopbackAllowed();
  }

  private static void post(LocalHub hub, String address) {
    try (HubClient client = new HubClient(hub.baseUrl(), "cert-at-token")) {
      client.postOne("{\"classification.type\":\"test\",\"source.ip\":\"%s\"}".formatted(address));
    }
  }

  private void awaitPushes(int count) {
    await().atMost(Duration.ofSeconds(30)).until(() -> receiver.pushes().size() >= count);
  }

  /** What is pushed and not recorded yet is repeated by a restored hub. */
  private static void awaitRecorded(HubClient administrator) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                administrator
                        .get("/v1/destinations/soc")
                        .json()
                        .path("waiting")
                        .path("events")
                        .asInt(-1)
                    == 0);
  }
}
