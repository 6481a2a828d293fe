package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.access.person.Person;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.ForeignText;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import io.signalbox.settings.people.Permission;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Sends the rows of a table once: a file, its columns, who gets what, and the sending. Each step is
 * a form that carries what came before; the hub keeps nothing until the last.
 */
public final class SendOnceScreen implements Screen {
  private static final int PROPOSED = 202;
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SendingCheck check = new SendingCheck();

  @Override
  public String name() {
    return "send-once";
  }

  @Override
  public Set<String> parameters() {
    return Set.of();
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.HANDLE);
  }

  @Override
  public Outcome show(Visit visit) {
    JsonNode settings = visit.api().call(ApiCall.get("v1", "settings")).orRefusal().json();
    // People of the provider have no grants of instances: others approve the destination, too.
    boolean mayProposeAny =
        settings.at("/hub/approvals").asInt() > 0
            && visit.caller().name().startsWith(Person.PREFIX);
    List<Field.Option> destinations =
        settings.path("destinations").properties().stream()
            .map(Map.Entry::getKey)
            .filter(
                name -> mayProposeAny || visit.caller().instance().grants().deliver().mayName(name))
            .map(name -> new Field.Option(name, ForeignText.shown(name)))
            .toList();
    if (destinations.isEmpty()) {
      return page(visit, List.of(new Block.Note(Tone.WAITING, visit.text("send-once.nowhere"))));
    }
    return page(
        visit,
        List.of(
            new Block.Note(Tone.PLAIN, visit.text("send-once.how")),
            Block.Form.writing(
                name(),
                List.of(
                    new Field.Hidden("do", "columns"),
                    new Field.Upload(
                        "csv", visit.text("send-once.file"), visit.text("send-once.file.hint")),
                    new Field.Choice(
                        "destination", visit.text("rules.destination"), destinations, ""),
                    new Field.Line(
                        "id",
                        visit.text("send-once.id"),
                        ID.format(visit.now()),
                        visit.text("send-once.id.hint"),
                        "text",
                        true)),
                visit.text("send-once.columns"),
                Tone.PLAIN)));
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    SendingDraft draft = SendingDraft.of(form);
    CsvTable table;
    try {
      table = CsvTable.read(draft.csv());
    } catch (CsvTable.Unreadable unreadable) {
      return page(
          visit,
          List.of(
              new Block.Note(
                  Tone.BAD, visit.text("send-once.unreadable." + unreadable.word, unreadable.line)),
              again(visit)));
    }
    return switch (form.required("do")) {
      case "columns" ->
          page(visit, List.of(facts(visit, draft, table), columns(visit, draft, table)));
      case "check" -> checked(visit, draft, table);
      case "send" -> sent(visit, draft, table);
      default -> new Outcome.Refused();
    };
  }

  private Outcome checked(Visit visit, SendingDraft draft, CsvTable table) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(facts(visit, draft, table));
    blocks.addAll(check.blocks(visit, draft, table));
    blocks.add(new Block.Heading(visit.text("send-once.change")));
    blocks.add(columns(visit, draft, table));
    return page(visit, blocks);
  }

  private Outcome sent(Visit visit, SendingDraft draft, CsvTable table) {
    ApiAnswer answer = visit.api().call(SendingCheck.call(draft, table)).orRefusal();
    if (answer.status() == PROPOSED) {
      return new Outcome.Moved(Target.of("sending").with("id", answer.json().path("id").asText()));
    }
    List<Block.Fact> counts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> count : answer.json().path("counts").properties()) {
      if (count.getValue().asLong() > 0) {
        counts.add(
            new Block.Fact(
                visit.words().wordOr("state", count.getKey()),
                Cell.own(count.getValue().asText())));
      }
    }
    return page(
        visit,
        List.of(
            new Block.Note(Tone.GOOD, visit.text("send-once.sent")),
            new Block.Facts(counts),
            new Block.Links(
                List.of(
                    follow(visit, draft.id()),
                    new Cell.Link(
                        visit.text("send-once.destination"),
                        DestinationScreen.target(draft.destination()))))));
  }

  /** The way to the events of a sending, and what became of them. */
  static Cell.Link follow(Visit visit, String id) {
    return new Cell.Link(
        visit.text("send-once.follow"),
        SearchScreen.target(new SearchQuery(Map.of("tag", "sending:" + id))));
  }

  private static Block facts(Visit visit, SendingDraft draft, CsvTable table) {
    return new Block.Facts(
        List.of(
            new Block.Fact(visit.text("send-once.id"), Cell.foreign(draft.id())),
            new Block.Fact(
                visit.text("rules.destination"), DestinationScreen.link(draft.destination())),
            new Block.Fact(
                visit.text("send-once.rows"), Cell.own(Integer.toString(table.rows().size())))));
  }

  /** A line for each column; the first time with what its name most probably means. */
  private Block columns(Visit visit, SendingDraft draft, CsvTable table) {
    List<Field> fields = new ArrayList<>(draft.hidden("check", false));
    for (int column = 0; column < table.columns().size(); column++) {
      String name = table.columns().get(column);
      fields.add(
          new Field.Suggested(
              "c" + column,
              visit.text("send-once.column", column + 1),
              name + ": " + table.sample(column),
              draft.fields().isEmpty()
                  ? SendingDraft.guess(name)
                  : draft.fields().getOrDefault(column, ""),
              SendingDraft.SUGGESTED));
    }
    fields.add(
        new Field.Area(
            "set",
            visit.text("send-once.set"),
            draft.constants(),
            visit.text("send-once.set.hint"),
            3));
    return Block.Form.writing(name(), fields, visit.text("send-once.check"), Tone.PLAIN);
  }

  private Block again(Visit visit) {
    return new Block.Links(List.of(new Cell.Link(visit.text("page.back"), Target.of(name()))));
  }

  private Outcome page(Visit visit, List<Block> blocks) {
    return new Outcome.Shown(Page.of(name(), visit.text("send-once.title"), blocks));
  }
}
