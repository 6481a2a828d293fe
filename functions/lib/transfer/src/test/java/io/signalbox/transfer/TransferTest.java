package io.signalbox.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.Position;
import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Secrets;
import io.signalbox.store.embedded.MemorySecrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {
  private static final String FIRST = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b";
  private static final String SECOND = "0b41a0c4-7f10-4d4c-8f0e-7e1f4f3f2a11";
  private static final String LATE = "5f0d2d1c-9a0e-4a55-8a4e-3f6ba1f0a0aa";

  @TempDir private Path folder;

  private final SampleHub source = SampleHub.inMemory();
  private final SampleHub target = SampleHub.inMemory();
  private final Secrets secrets = new MemorySecrets();

  /** Two that are routed, one of them large, an update, a conflict, and one that waits. */
  private EnvelopeKey fill() {
    source.route(source.keep(FIRST, "{\"source.ip\":\"192.0.2.1\",\"extra.score\":80.0}"));
    source.route(source.keep(SECOND, "{\"raw\":\"%s\"}".formatted(noise())));
    source.route(
        source.keep("{\"uuid\":\"%s\",\"tags\":[\"x\"]}".formatted(FIRST), "{}", "cert-at"));
    source.keep(FIRST, "{\"source.ip\":\"192.0.2.9\"}");
    source.envelopeStore.quarantine("cert-at", "payload", "is no event", "{]\u0000");
    source.data.table(HubTable.DELIVERIES).insertIfAbsent(draft("delivered", "{\"a\": 1}"));
    source.data.table(HubTable.DELIVERIES).insertIfAbsent(draft("session#secret", "{}"));
    source.data.table(HubTable.DIRECTORY).insertIfAbsent(draft("blocks", "{\"a\":1.50}"));
    source.reader(
        new Position(source.feeds().newest(SampleHub.SOC).orElseThrow().next().page(), 0));
    return source.keep(LATE, "{\"source.ip\":\"192.0.2.3\"}");
  }

  @Test
  void allDataComeAcrossAndOnlyWhatWaitedIsRouted() throws IOException {
    EnvelopeKey waiting = fill();

    ImportReport report = transfer(Integer.MAX_VALUE);

    assertThat(report.differing()).isZero();
    for (HubTable table : List.of(HubTable.FEEDS, HubTable.READERS, HubTable.DIRECTORY)) {
      assertThat(target.items(table)).isEqualTo(source.items(table)).isNotEmpty();
    }
    assertThat(target.items(HubTable.DELIVERIES)).extracting(Item::key).hasSize(1);
    assertThat(keys(target)).containsExactlyElementsOf(keys(source));
    for (String id : List.of(FIRST, SECOND, LATE)) {
      var envelope = source.keep(id, "{\"never\":1}").id();
      assertThat(target.envelopeStore.find(envelope)).isPresent();
    }
    assertThat(target.unrouted()).containsExactly(waiting);
    assertThat(target.keep(FIRST, "{\"source.ip\":\"192.0.2.1\",\"extra.score\":80.0}"))
        .isEqualTo(source.keep(FIRST, "{\"source.ip\":\"192.0.2.1\",\"extra.score\":80.0}"));
  }

  @Test
  void envelopesAreTheSameAfterwards() throws IOException {
    fill();

    transfer(Integer.MAX_VALUE);

    source
        .items(HubTable.ENVELOPES)
        .forEach(
            item ->
                assertThat(target.envelopeStore.arrival(item(target, item.key())))
                    .isEqualTo(source.envelopeStore.arrival(item)));
  }

  /** With so little memory that the journal is read in several parts. */
  @Test
  void memoryBoundsWhatIsKnownAtATime() throws IOException {
    List<EnvelopeKey> waiting = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      EnvelopeKey key = source.keep(new UUID(0, i + 1).toString(), "{\"number\":" + i + "}");
      if (i % 10 == 0) {
        waiting.add(key);
      } else {
        source.route(key);
      }
    }

    transfer(50);

    assertThat(keys(target)).hasSize(300);
    assertThat(target.unrouted()).containsExactlyInAnyOrderElementsOf(waiting);
  }

  @Test
  void aReaderWhoseHintStayedBehindIsDue() throws IOException {
    source.route(source.keep(FIRST, "{}"));
    source.reader(Position.START);

    transfer(Integer.MAX_VALUE);

    assertThat(target.reader(Position.START).notBefore()).isNotNull();
    assertThat(target.reader(Position.START).cursor()).isEqualTo(Position.START);
  }

  @Test
  void theSameImportAgainChangesNothing() throws IOException {
    fill();
    transfer(Integer.MAX_VALUE);
    List<Item> before = target.items(HubTable.ENVELOPES);

    ImportReport again = Import.run(folder.resolve("export"), target.data, secrets);

    assertThat(again.differing()).isZero();
    assertThat(target.items(HubTable.ENVELOPES)).isEqualTo(before);
  }

  @Test
  void whatDiffersStaysAndItsLineIsNamed() throws IOException {
    fill();
    target.data.table(HubTable.DIRECTORY).insertIfAbsent(draft("blocks", "other"));

    ImportReport report = transfer(Integer.MAX_VALUE);

    assertThat(report.differing()).isEqualTo(1);
    String line = lines().get((int) (report.differingLines().getFirst() - 1));
    assertThat(line).contains("Directory", "blocks");
    assertThat(item(target, HubTable.DIRECTORY, "blocks").body().text()).isEqualTo("other");
  }

  @Test
  void whatHasExpiredIsLeftOut() throws IOException {
    source
        .data
        .table(HubTable.DELIVERIES)
        .insertIfAbsent(draft("old", "{}").expiringAt(Instant.now().minusSeconds(1)));

    transfer(Integer.MAX_VALUE);

    assertThat(target.items(HubTable.DELIVERIES)).isEmpty();
  }

  @Test
  void secretsAreWrittenOnlyWhereTheyAreGiven() throws IOException {
    export(Map.of("feeds/cursor-key", "abc"), Integer.MAX_VALUE);

    Import.run(folder.resolve("export"), target.data, secrets);

    assertThat(secrets.get("feeds/cursor-key")).contains("abc");
  }

  private ImportReport transfer(int known) throws IOException {
    export(Map.of(), known);
    return Import.run(folder.resolve("export"), target.data, secrets);
  }

  private void export(Map<String, String> values, int known) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Export.write(source.data, values, known, out);
    Files.write(folder.resolve("export"), out.toByteArray());
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder.resolve("export"), StandardCharsets.UTF_8);
  }

  private static List<Key> keys(SampleHub hub) {
    return hub.items(HubTable.ENVELOPES).stream().map(Item::key).toList();
  }

  private static Item item(SampleHub hub, Key key) {
    return hub.items(HubTable.ENVELOPES).stream()
        .filter(item -> item.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static Item item(SampleHub hub, HubTable table, String partition) {
    return hub.items(table).stream()
        .filter(item -> item.key().partition().equals(partition))
        .findFirst()
        .orElseThrow();
  }

  private static Draft draft(String partition, String body) {
    return Draft.of(new Key(partition, "sort"), Body.ofText(body));
  }

  private static String noise() {
    return new Random(2)
        .ints(600_000, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
