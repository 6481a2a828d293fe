package io.signalbox.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Writes of single entries, each of which costs what its block costs. */
class SettingsEntriesTest {
  private static final String PULL = "{\"method\":\"pull\"}";

  private final EmbeddedStore engine = EmbeddedStore.inMemory(Clock.systemUTC());
  private final Table table = engine.table("settings");
  private final SplittableRandom random = new SplittableRandom(7);
  private final SettingsStore store = new SettingsStore(table, random);

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void entries_are_written_and_removed_one_by_one_and_keep_their_order() {
    Revision revision =
        put(put(store.current(), Kind.DESTINATIONS, "b", PULL), Kind.DESTINATIONS, "a", PULL);
    revision = put(revision, Kind.INSTANCES, "cert-at", "{}");
    revision = put(revision, Kind.DESTINATIONS, "c", PULL);
    revision = put(revision, Kind.DESTINATIONS, "b", "{\"method\":\"pull\",\"form\":\"bare\"}");
    revision =
        store.commit(revision, Kind.DESTINATIONS, "a", Optional.empty(), List.of()).orElseThrow();

    Revision read = store.current();
    assertThat(read.json()).isEqualTo(revision.json());
    assertThat(read.document()).isEqualTo(revision.document());
    assertThat(read.document().destinations().keySet()).containsExactly("b", "c");
    assertThat(read.document().instances()).containsOnlyKeys("cert-at");
    assertThat(read.entry(Kind.DESTINATIONS, "b").orElseThrow().path("form").asText())
        .isEqualTo("bare");
    assertThat(read.entry(Kind.DESTINATIONS, "a")).isEmpty();
  }

  @Test
  void any_writes_of_entries_leave_what_a_document_written_whole_would() {
    Map<String, String> expected = new LinkedHashMap<>();
    Revision revision = store.current();
    for (int i = 0; i < 2_000; i++) {
      String name = "d" + random.nextInt(300);
      boolean isRemoved = expected.containsKey(name) && random.nextInt(4) == 0;
      String json = "{\"method\":\"pull\",\"note\":\"" + "x".repeat(random.nextInt(900)) + "\"}";
      if (isRemoved) {
        expected.remove(name);
        revision =
            store
                .commit(revision, Kind.DESTINATIONS, name, Optional.empty(), List.of())
                .orElseThrow();
      } else {
        expected.put(name, json);
        revision = put(revision, Kind.DESTINATIONS, name, json);
      }
      if (i % 100 == 0) {
        assertThat(store.newerThan(revision)).isSameAs(revision);
        assertThat(store.current().json()).isEqualTo(revision.json());
      }
    }

    List<String> read = new ArrayList<>();
    store
        .current()
        .json()
        .get("destinations")
        .properties()
        .forEach(entry -> read.add(entry.getKey() + entry.getValue()));
    assertThat(read)
        .isEqualTo(expected.entrySet().stream().map(e -> e.getKey() + e.getValue()).toList());
  }

  @Test
  void a_write_of_one_entry_writes_and_reads_the_same_however_long_the_document_is() {
    ObjectNode large = JsonNodeFactory.instance.objectNode();
    ObjectNode destinations = large.putObject("destinations");
    for (int i = 0; i < 10_000; i++) {
      destinations.putObject("d" + i).put("method", "pull");
    }
    Revision base = store.commit(store.current(), large, List.of()).orElseThrow();
    int blocks = items().size();

    Revision written = put(base, Kind.DESTINATIONS, "d5000", PULL);

    assertThat(items()).hasSize(blocks + 1);
    assertThat(blocks).isGreaterThan(5);
    assertThat(store.newerThan(base).document().destinations().get("d9999"))
        .isSameAs(base.document().destinations().get("d9999"))
        .isSameAs(written.document().destinations().get("d9999"));
  }

  @Test
  void whoever_reads_the_same_settings_in_one_process_holds_the_same_object() {
    put(store.current(), Kind.DESTINATIONS, "a", PULL);
    SettingsStore another = new SettingsStore(table, random);

    assertThat(another.current().document()).isSameAs(store.current().document());
  }

  @Test
  void a_document_that_was_written_before_there_were_blocks_is_read_and_written() {
    byte[] document = gzip("{\"destinations\":{\"old\":{\"method\":\"pull\"}}}");
    String key = "chunk#0000000000000000000#00112233445566778899aabbccddeeff#000";
    int half = document.length / 2;
    List.of(
            Draft.of(new Key("settings", key + "0"), Body.of(Arrays.copyOf(document, half))),
            Draft.of(
                new Key("settings", key + "1"),
                Body.of(Arrays.copyOfRange(document, half, document.length))),
            Draft.of(
                new Key("settings", "head"),
                Body.ofText(
                    "{\"revision\":\"00112233445566778899aabbccddeeff\",\"chunks\":2,"
                        + "\"retired\":[\"x\"]}")))
        .forEach(table::insertIfAbsent);

    Revision old = store.current();
    assertThat(old.document().destinations()).containsOnlyKeys("old");
    assertThat(old.retired()).containsExactly("x");
    put(old, Kind.DESTINATIONS, "new", PULL);
    assertThat(store.current().document().destinations()).containsOnlyKeys("old", "new");
  }

  private Revision put(Revision base, Kind kind, String name, String json) {
    try {
      return store
          .commit(base, kind, name, Optional.of(new ObjectMapper().readTree(json)), List.of())
          .orElseThrow();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private List<Item> items() {
    return table.query(Range.ascending("settings", 1000), Consistency.STRONG);
  }
}
