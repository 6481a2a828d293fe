package io.signalbox.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.LocalDynamo;
import io.signalbox.envelope.Coding;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.Position;
import io.signalbox.store.Item;
import io.signalbox.store.embedded.MemorySecrets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one machine to a stack on AWS and back. */
class AwsTransferTest {
  private static final Map<String, String> TABLES =
      Arrays.stream(HubTable.values()).collect(Collectors.toMap(HubTable::variable, HubTable::id));

  @TempDir private Path folder;
  private final Properties before = new Properties();

  @BeforeAll
  static void createStacks() {
    for (HubTable table : HubTable.values()) {
      LocalDynamo.create("hub-" + table.id() + "-1ABC2DEF3");
      LocalDynamo.create("hub-test-" + table.id() + "-1ABC2DEF3");
    }
  }

  /** What the SDK reads from the process's variables, it reads from properties, too. */
  @BeforeEach
  void describeAccount() {
    before.putAll(System.getProperties());
    System.setProperty("aws.endpointUrl", LocalDynamo.endpoint().toString());
    System.setProperty("aws.region", "eu-central-1");
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
  }

  @AfterEach
  void forgetAccount() {
    System.setProperties(before);
  }

  @Test
  void aHubMovesToAwsAndBack() throws IOException {
    SampleHub source = SampleHub.inMemory();
    for (int i = 1; i <= 40; i++) {
      EnvelopeKey key =
          source.keep("00000000-0000-0000-0000-0000000000" + (10 + i), "{\"number\":" + i + "}");
      if (i < 40) {
        source.route(key);
      }
    }
    source.keep("00000000-0000-0000-0000-000000000011", "{\"another\":\"body\"}");
    source.reader(Position.START);

    SampleHub onAws = new SampleHub(stack("hub"));
    move(source, onAws, "there");
    SampleHub back = SampleHub.inMemory();
    move(onAws, back, "back");

    assertThat(onAws.unrouted()).hasSize(1).isEqualTo(back.unrouted());
    assertThat(back.items(HubTable.FEEDS)).isEqualTo(source.items(HubTable.FEEDS));
    assertThat(back.reader(Position.START).cursor())
        .isEqualTo(source.reader(Position.START).cursor());
    for (Item item : source.items(HubTable.ENVELOPES)) {
      assertThat(back.items(HubTable.ENVELOPES))
          .filteredOn(other -> other.key().equals(item.key()))
          .first()
          .extracting(back.envelopeStore::arrival)
          .isEqualTo(source.envelopeStore.arrival(item));
    }
  }

  /** As the page on AWS says it: tables of a stack's names that no stack made. */
  @Test
  void restoredTablesMoveIntoANewStack() throws IOException {
    SampleHub before = new SampleHub(stack("hub-test"));
    EnvelopeKey key = before.keep("00000000-0000-0000-0000-000000000001", "{\"number\":1}");
    before.route(key);
    before.reader(Position.START);
    for (HubTable table : HubTable.values()) {
      LocalDynamo.restore("hub-test-" + table.id() + "-1ABC2DEF3", "restored-" + table.id() + "-1");
      LocalDynamo.create("new-" + table.id() + "-1ABC2DEF3");
    }
    before.keep("00000000-0000-0000-0000-000000000002", "{\"number\":2}");

    SampleHub after = new SampleHub(stack("new"));
    move(new SampleHub(stack("restored")), after, "restored");

    assertThat(after.items(HubTable.ENVELOPES)).hasSize(1);
    assertThat(after.items(HubTable.FEEDS)).isEqualTo(before.items(HubTable.FEEDS));
    assertThat(after.reader(Position.START).cursor())
        .isEqualTo(before.reader(Position.START).cursor());
  }

  @Test
  void aStackThatIsNotThereIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsPlatform.ofStack("other", TABLES))
        .withMessageContaining("The stack other has no table");
  }

  private static HubData stack(String name) {
    AwsPlatform platform = AwsPlatform.ofStack(name, TABLES);
    return new HubData(
        table -> platform.dueTable(table.variable()),
        table -> platform.scan(table.variable()),
        () -> platform.dueTable(HubTable.ENVELOPES.variable()),
        Coding.DEFLATED,
        SampleHub.RETENTION,
        platform.clock());
  }

  private void move(SampleHub from, SampleHub to, String name) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      Export.write(from.data, Map.of(), out);
    }
    assertThat(Import.run(file, to.data, new MemorySecrets()).differing()).isZero();
  }
}
