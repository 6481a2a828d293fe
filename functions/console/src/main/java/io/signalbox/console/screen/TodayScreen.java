package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Tone;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What needs a person, the oldest first. */
public final class TodayScreen implements Screen {
  private static final String EACH = "100";

  /** More would make the first page slow to load. */
  private static final int SHOWN = 100;

  private static final List<ApiCall> TASKS =
      List.of(
          ApiCall.get("v1", "destinations"),
          ApiCall.get("v1", "conflicts").with("limit", EACH),
          ApiCall.get("v1", "quarantine").with("limit", EACH),
          ApiCall.get("v1", "suppressions").with("limit", EACH),
          ApiCall.get("v1", "unrouted").with("limit", EACH),
          ApiCall.get("v1", "proposals").with("state", "open").with("limit", EACH),
          ApiCall.get("v1", "instances"));

  @Override
  public String name() {
    return "today";
  }

  @Override
  public Set<String> parameters() {
    return Set.of();
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.SEE_STATES);
  }

  /**
   * Something that needs a person.
   *
   * @param since as the API writes times, so that their order is that of the texts
   */
  private record Task(String since, String kind, Tone tone, Cell what, Cell detail) {}

  @Override
  public Outcome show(Visit visit) {
    TodayFigures figures = new TodayFigures(visit);
    List<ApiCall> calls = new ArrayList<>(TASKS);
    calls.addAll(Waiting.calls());
    calls.addAll(figures.calls());
    List<ApiAnswer> answers = visit.api().callAll(calls);
    int waiting = TASKS.size();
    JsonNode unrouted = answers.get(4).jsonIfGranted();
    JsonNode destinations = answers.get(0).orRefusal().json().path("destinations");
    SetAside setAside = SetAside.of(visit, destinations);
    List<Task> tasks =
        Stream.of(
                destinations(destinations),
                setAside.counts().stream().map(one -> setAside(visit, one)),
                conflicts(answers.get(1).orRefusal().json()),
                quarantine(visit, answers.get(2).orRefusal().json()),
                suppressions(answers.get(3).jsonIfGranted()),
                unrouted(unrouted),
                proposals(answers.get(5).jsonIfGranted()),
                silent(answers.get(6).jsonIfGranted()),
                Waiting.of(answers.subList(waiting, waiting + 2)).all().stream()
                    .map(TodayScreen::task))
            .flatMap(stream -> stream)
            .sorted(Comparator.comparing(Task::since))
            .toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Table(
            visit.text("today.caption"),
            List.of(
                visit.text("column.since"),
                visit.text("column.kind"),
                visit.text("column.what"),
                visit.text("column.detail")),
            tasks.stream().limit(SHOWN).map(task -> row(visit, task)).toList(),
            visit.text("today.empty")));
    if (tasks.size() > SHOWN) {
      blocks.add(new Block.Note(Tone.WAITING, visit.text("today.more", tasks.size() - SHOWN)));
    }
    if (setAside.notAsked() > 0) {
      blocks.add(new Block.Note(Tone.PLAIN, visit.text("today.notAsked", setAside.notAsked())));
    }
    if (unrouted.path("atLeast").asBoolean()) {
      blocks.add(new Block.Note(Tone.PLAIN, visit.text("today.moreUnrouted")));
    }
    blocks.addAll(figures.blocks(visit, answers.subList(waiting + 2, answers.size())));
    return new Outcome.Shown(Page.of(name(), visit.text("today.title"), blocks));
  }

  private static List<Cell> row(Visit visit, Task task) {
    return List.of(
        task.since().isEmpty() ? Cell.own("") : Cell.time(task.since()),
        new Cell.State(visit.text("today." + task.kind()), task.tone()),
        task.what(),
        task.detail());
  }

  private static Stream<Task> destinations(JsonNode destinations) {
    return destinations
        .valueStream()
        .flatMap(
            destination -> {
              Cell name = DestinationScreen.link(destination.path("destination").asText());
              JsonNode paused = destination.path("paused");
              if (paused.isObject()) {
                return Stream.of(
                    new Task(
                        paused.path("since").asText(),
                        "paused",
                        Tone.WAITING,
                        name,
                        Cell.foreign(
                            paused.path("by").asText() + ": " + paused.path("reason").asText())));
              }
              JsonNode failing = destination.path("failing");
              return failing.isObject()
                  ? Stream.of(
                      new Task(
                          failing.path("since").asText(),
                          "failing",
                          Tone.BAD,
                          name,
                          Cell.foreign(failing.path("lastAnswer").asText())))
                  : Stream.empty();
            });
  }

  private static Task setAside(Visit visit, SetAside.Count one) {
    return new Task(
        one.oldest(),
        "setAside",
        Tone.BAD,
        DestinationScreen.link(one.destination()),
        Cell.own(visit.text("today.events", one.events())));
  }

  private static Stream<Task> conflicts(JsonNode answer) {
    return answer
        .path("conflicts")
        .valueStream()
        .map(
            one ->
                new Task(
                    one.path("receivedAt").asText(),
                    "conflict",
                    Tone.WAITING,
                    KeptAsideScreen.link(
                        "conflicts", one.path("conflict").asText(), one.path("id").asText()),
                    Cell.foreign(one.path("sender").asText())));
  }

  private static Stream<Task> quarantine(Visit visit, JsonNode answer) {
    return answer
        .path("quarantine")
        .valueStream()
        .map(
            one ->
                new Task(
                    one.path("receivedAt").asText(),
                    "quarantine",
                    Tone.WAITING,
                    KeptAsideScreen.quarantined(visit, one),
                    Cell.foreign(
                        one.path("sender").asText() + ": " + one.path("reason").asText())));
  }

  private static Stream<Task> suppressions(JsonNode answer) {
    return answer
        .path("suppressions")
        .valueStream()
        .map(
            one ->
                new Task(
                    one.path("since").asText(),
                    "suppression",
                    Tone.BAD,
                    SuppressionScreen.link(one.path("address").asText()),
                    Cell.foreign(one.path("reason").asText() + " " + one.path("detail").asText())));
  }

  private static Stream<Task> proposals(JsonNode answer) {
    return answer
        .path("proposals")
        .valueStream()
        .filter(one -> one.path("state").asText().equals("open"))
        .map(
            one ->
                new Task(
                    one.path("at").asText(),
                    "proposal",
                    Tone.WAITING,
                    ProposalsScreen.link(one),
                    Cell.foreign(one.path("by").asText())));
  }

  private static Stream<Task> silent(JsonNode answer) {
    return answer
        .path("instances")
        .valueStream()
        .filter(one -> one.path("silent").asBoolean())
        .map(
            one ->
                new Task(
                    one.path("lastHour").asText(),
                    "silent",
                    Tone.WAITING,
                    SenderScreen.link(one.path("instance").asText()),
                    Cell.own("")));
  }

  private static Task task(Waiting.One one) {
    return new Task(one.since(), "proposal", Tone.WAITING, one.what(), Cell.foreign(one.by()));
  }

  private static Stream<Task> unrouted(JsonNode answer) {
    return answer
        .path("unrouted")
        .valueStream()
        .map(
            one ->
                new Task(
                    one.at("/latest/at").asText(),
                    "unrouted",
                    Tone.WAITING,
                    EventScreen.link(one.at("/latest/id").asText()),
                    Cell.foreign(
                        "%s: %s × %s"
                            .formatted(
                                one.path("sender").asText(),
                                one.path("envelopes").asText(),
                                one.path("type").asText("–")))));
  }
}
