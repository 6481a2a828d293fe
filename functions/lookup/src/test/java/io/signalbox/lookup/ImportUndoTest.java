package io.signalbox.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportUndoTest {
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private long imported(String csv) {
    Hub.Answer answer =
        hub.importing("source=register&format=csv&kind=organisations&confirmRemovals=1", csv);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("revision").asLong();
  }

  private Hub.Answer undo(long revision, String query) {
    return hub.edit("POST", "imports/" + revision + "/undo" + query, "", Map.of());
  }

  private Hub.Answer undo(long revision) {
    return undo(revision, "");
  }

  private static String ids(Hub.Answer answer, String sort) {
    return answer.json().path(sort).path("ids").toString();
  }

  @Test
  void the_directory_is_as_it_was_before() {
    imported("id,name\na,A\nb,B\nc,C\n");
    String before = hub.get("organisations").body();
    long second = imported("id,name\na,A\nb,Bee\nd,D\n");

    Hub.Answer dry = undo(second, "?dryRun=true");
    assertThat(dry.status()).as(dry.body()).isEqualTo(200);
    assertThat(ids(dry, "restored")).isEqualTo("[\"organisation b\",\"organisation c\"]");
    assertThat(ids(dry, "removed")).isEqualTo("[\"organisation d\"]");
    assertThat(hub.get("organisations/b").body()).contains("Bee");

    assertThat(undo(second).json().path("restored").path("count").asInt()).isEqualTo(2);
    assertThat(objects(hub.get("organisations").body())).isEqualTo(objects(before));
    assertThat(undo(second).status()).isEqualTo(404);
  }

  /** Without what tells the revision. */
  private static String objects(String body) {
    return body.replaceAll("\"(version|changedAt)\":[^,}]+", "");
  }

  @Test
  void what_somebody_changed_since_stays() {
    imported("id,name\na,A\nb,B\nc,C\nd,D\n");
    long second = imported("id,name\na,Ay\nb,Bee\nc,C\nnew,New\n");
    hub.put("organisations/a", "{'name': 'By hand'}");
    hub.put("organisations/d", "{'name': 'Written again'}");
    hub.put("organisations/b", "{'name': 'Short'}");
    hub.delete("organisations/b");

    Hub.Answer undone = undo(second);

    assertThat(ids(undone, "kept"))
        .isEqualTo("[\"organisation a\",\"organisation b\",\"organisation d\"]");
    assertThat(ids(undone, "removed")).isEqualTo("[\"organisation new\"]");
    assertThat(hub.get("organisations/a").body()).contains("By hand");
    assertThat(hub.get("organisations/b").status()).isEqualTo(404);
    assertThat(hub.get("organisations/d").body()).contains("Written again");
  }

  @Test
  void the_latest_import_of_a_source_is_undone_first() {
    long first = imported("id,name\na,A\n");
    long second = imported("id,name\na,B\n");
    hub.importing("source=other&format=csv&kind=organisations", "id,name\nz,Z\n");

    Hub.Answer refused = undo(first);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("revision").asLong()).isEqualTo(second);
    assertThat(undo(second).status()).isEqualTo(200);
    assertThat(undo(first).status()).isEqualTo(200);
    assertThat(hub.get("organisations").json().path("organisations")).hasSize(1);
  }

  @Test
  void what_others_refer_to_stays_with_all_the_rest() {
    long first = imported("id,name\nisp,ISP\n");
    hub.put("contacts/mine", "{'organisation': 'isp', 'addresses': []}");

    Hub.Answer refused = undo(first);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("contact mine refers to it");
    assertThat(hub.get("organisations/isp").status()).isEqualTo(200);
  }

  @Test
  void rules_that_others_must_approve_are_not_undone() {
    Hub.Answer done =
        hub.importing("source=s", "{\"rules\": {\"r\": {\"match\": {\"type\": \"scanner\"}}}}");
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    hub.askForApprovals();

    assertThat(undo(done.json().path("revision").asLong()).status()).isEqualTo(409);
    assertThat(hub.get("rules/r").status()).isEqualTo(200);
  }

  @Test
  void only_imports_of_the_last_hours_are_listed_and_undone() {
    long first = imported("id,name\na,A\n");
    assertThat(hub.get("imports").json().path("imports").findValuesAsText("revision"))
        .containsExactly(Long.toString(first));
    hub.clock.advance(Duration.ofHours(21));
    assertThat(hub.get("imports").json().path("imports")).isEmpty();
    assertThat(undo(first).status()).isEqualTo(404);
  }

  /** A directory of many blocks, of which somebody has had one erased. */
  @Test
  void what_was_erased_does_not_come_back() {
    imported(organisations("First"));
    hub.clock.advance(Duration.ofMinutes(1));
    long second = imported(organisations("Second"));
    eraseFormerBlocks();

    Hub.Answer refused = undo(second);

    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.body()).contains("erased");
    assertThat(hub.get("organisations/o1").body()).contains("Second");
  }

  private static String organisations(String name) {
    return IntStream.range(0, 6_000)
        .mapToObj(i -> "o%d,%s %d\n".formatted(i, name, i))
        .collect(Collectors.joining("", "id,name\n", ""));
  }

  /** The blocks that the latest commit replaced: its notes name them and those that it made. */
  private void eraseFormerBlocks() {
    Table table = hub.table("DIRECTORY_TABLE");
    List<Item> notes = table.query(Range.ascending("garbage", 100), Consistency.STRONG);
    String writer = writer(notes.getLast());
    notes.stream()
        .filter(note -> writer(note).equals(writer))
        .flatMap(note -> note.body().text().lines())
        .filter(id -> !id.startsWith(writer))
        .forEach(id -> table.deleteIfVersion(new Key("block#" + id, "block"), 1));
  }

  /** A commit writes part after part, and a note for each. */
  private static String writer(Item note) {
    String part = note.key().sort().substring(note.key().sort().indexOf('#') + 1);
    return part.substring(0, part.lastIndexOf('-') + 1);
  }

  @Test
  void who_may_not_edit_the_whole_directory_sees_and_undoes_nothing() {
    long first = imported("id,name\na,A\n");
    String path = "imports/" + first + "/undo";
    assertThat(hub.editAs("viewer-token", "POST", path, "").status()).isEqualTo(403);
    assertThat(hub.editAs("isp-token", "POST", path, "").status()).isEqualTo(403);
    assertThat(hub.editAs("isp-token", "GET", "imports", "").status()).isEqualTo(403);
    assertThat(hub.editAs("no-token", "GET", "imports", "").status()).isEqualTo(401);
  }
}
