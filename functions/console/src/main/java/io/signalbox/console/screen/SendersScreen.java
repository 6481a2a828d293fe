package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.signalbox.access.Caller;
import io.signalbox.access.person.Person;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Tone;
import io.signalbox.console.page.Words;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who sends, and what of it was kept aside: one's own for those who do not administer. */
public final class SendersScreen implements Screen {
  private static final String EACH = "200";

  /** Of so many senders the page has the figures of their latest day. */
  private static final int COUNTED = 30;

  private static final List<String> COUNTERS =
      List.of("accepted", "duplicate", "conflict", "rejected");

  @Override
  public String name() {
    return "senders";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("done");
  }

  @Override
  public boolean isFor(Caller caller) {
    return true;
  }

  @Override
  public Outcome show(Visit visit) {
    List<ApiAnswer> answers =
        visit
            .api()
            .callAll(
                List.of(
                    ApiCall.get("v1", "conflicts").with("limit", EACH),
                    ApiCall.get("v1", "quarantine").with("limit", EACH)));
    List<Block> blocks = new ArrayList<>();
    visit
        .parameter("done")
        .filter(KeptAsideScreen.DONE::contains)
        .ifPresent(done -> blocks.add(new Block.Note(Tone.GOOD, visit.text("aside." + done))));
    blocks.add(instances(visit));
    blocks.add(new Block.Heading(visit.text("senders.quarantine")));
    blocks.add(quarantine(visit, answers.getLast().orRefusal().json().path("quarantine")));
    blocks.add(new Block.Heading(visit.text("senders.conflicts")));
    blocks.add(conflicts(visit, answers.getFirst().orRefusal().json().path("conflicts")));
    return new Outcome.Shown(Page.of(name(), visit.text("senders.title"), blocks));
  }

  private static Block instances(Visit visit) {
    if (!visit.may(Permission.SEE_STATES)) {
      String own = visit.caller().name();
      return own.startsWith(Person.PREFIX)
          ? new Block.Note(Tone.PLAIN, visit.text("senders.notShown"))
          : new Block.Links(List.of(SenderScreen.link(own)));
    }
    JsonNode instances =
        visit.api().call(ApiCall.get("v1", "instances")).orRefusal().json().path("instances");
    List<ApiAnswer> posts =
        visit
            .api()
            .callAll(
                instances
                    .valueStream()
                    .limit(COUNTED)
                    .map(one -> ApiCall.get("v1", "instances", one.path("instance").asText()))
                    .toList());
    List<List<Cell>> rows = new ArrayList<>();
    for (int index = 0; index < instances.size(); index++) {
      JsonNode one = instances.get(index);
      JsonNode latest =
          index < COUNTED && posts.get(index).isSuccess()
              ? posts.get(index).json().at("/days/0")
              : MissingNode.getInstance();
      rows.add(row(visit, one, latest));
    }
    List<String> columns =
        new ArrayList<>(
            List.of(
                visit.text("column.name"),
                visit.text("column.state"),
                visit.text("senders.lastHour"),
                visit.text("senders.latestDay")));
    COUNTERS.forEach(counter -> columns.add(Words.capital(visit.words().wordOr("state", counter))));
    return new Block.Table(visit.text("senders.title"), columns, rows, visit.text("senders.empty"));
  }

  private static List<Cell> row(Visit visit, JsonNode one, JsonNode latest) {
    String last = one.path("lastHour").asText();
    List<Cell> cells = new ArrayList<>();
    cells.add(SenderScreen.link(one.path("instance").asText()));
    cells.add(state(visit, one));
    cells.add(last.isEmpty() ? Cell.own("") : Cell.time(last));
    cells.add(Cell.foreign(latest.path("day").asText()));
    COUNTERS.forEach(
        counter ->
            cells.add(
                Cell.foreign(latest.isMissingNode() ? "" : latest.path(counter).asText("0"))));
    return cells;
  }

  /** Whether it posts as it usually does. */
  static Cell state(Visit visit, JsonNode habit) {
    boolean isSilent = habit.path("silent").asBoolean() || !habit.path("silentFeeds").isEmpty();
    if (isSilent) {
      return new Cell.State(visit.text("senders.silent"), Tone.BAD);
    }
    return habit.hasNonNull("lastHour")
        ? new Cell.State(visit.text("senders.usual"), Tone.GOOD)
        : new Cell.State(visit.text("senders.unknown"), Tone.PLAIN);
  }

  /** What the hub knows of that sender's habits. */
  static JsonNode habit(JsonNode instances, String name) {
    return instances
        .path("instances")
        .valueStream()
        .filter(one -> one.path("instance").asText().equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static Block quarantine(Visit visit, JsonNode items) {
    return new Block.Table(
        visit.text("senders.quarantine"),
        List.of(
            visit.text("column.at"),
            visit.text("column.who"),
            visit.text("column.field"),
            visit.text("column.reason")),
        items
            .valueStream()
            .map(
                one ->
                    List.of(
                        Cell.time(one.path("receivedAt").asText()),
                        SenderScreen.link(one.path("sender").asText()),
                        KeptAsideScreen.quarantined(visit, one),
                        Cell.foreign(one.path("reason").asText())))
            .toList(),
        visit.text("senders.noQuarantine"));
  }

  private static Block conflicts(Visit visit, JsonNode items) {
    return new Block.Table(
        visit.text("senders.conflicts"),
        List.of(visit.text("column.at"), visit.text("column.who"), visit.text("column.id")),
        items
            .valueStream()
            .map(
                one ->
                    List.of(
                        Cell.time(one.path("receivedAt").asText()),
                        SenderScreen.link(one.path("sender").asText()),
                        KeptAsideScreen.link(
                            "conflicts", one.path("conflict").asText(), one.path("id").asText())))
            .toList(),
        visit.text("senders.noConflicts"));
  }
}
