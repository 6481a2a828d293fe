package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Tone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a sending would do: the rows that cannot go, who gets the others, and the first mail. */
final class SendingCheck {
  private static final int FAULTS_SHOWN = 50;
  private static final int EACH_PREVIEW = 100;

  /** So many rows are looked up, so that the page has its answer in seconds. */
  private static final int PREVIEWED_ROWS = 1_000;

  static ApiCall call(SendingDraft draft, CsvTable table) {
    String lines =
        draft.events(table).stream()
            .map(ObjectNode::toString)
            .collect(Collectors.joining("\n", "", "\n"));
    return ApiCall.post("v1", "sendings")
        .with("destination", draft.destination())
        .with("id", draft.id())
        .withBody("application/x-ndjson", lines);
  }

  List<Block> blocks(Visit visit, SendingDraft draft, CsvTable table) {
    ApiAnswer trial = visit.api().call(call(draft, table).with("dryRun", "true"));
    if (!trial.isSuccess()) {
      return List.of(
          new Block.Quote(
              Tone.BAD,
              visit.text("note.refused", trial.status()),
              trial.json().path("detail").asText()));
    }
    JsonNode faults = trial.json().path("items");
    long good = trial.json().at("/counts/valid").asLong();
    List<Block> blocks = new ArrayList<>();
    if (!faults.isEmpty()) {
      blocks.add(new Block.Note(Tone.WAITING, visit.text("send-once.bad", faults.size())));
      blocks.add(faults(visit, table, faults));
    }
    if (good > 0) {
      blocks.addAll(preview(visit, draft, table, faults));
      boolean mustWait = trial.json().path("approval").asBoolean();
      blocks.add(
          Block.Form.writing(
              "send-once",
              draft.hidden("send", true),
              visit.text(mustWait ? "send-once.propose" : "send-once.send", good),
              Tone.BAD));
    }
    return blocks;
  }

  private static Block faults(Visit visit, CsvTable table, JsonNode faults) {
    return new Block.Table(
        visit.text("send-once.faults"),
        List.of(
            visit.text("send-once.line"), visit.text("column.field"), visit.text("column.reason")),
        faults
            .valueStream()
            .limit(FAULTS_SHOWN)
            .map(
                fault ->
                    List.of(
                        Cell.own(line(table, fault.path("index").asInt())),
                        Cell.foreign(fault.path("field").asText()),
                        Cell.foreign(fault.path("reason").asText())))
            .toList(),
        "");
  }

  private static String line(CsvTable table, int row) {
    return row < table.rows().size() ? Long.toString(table.rows().get(row).line()) : "";
  }

  private static List<Block> preview(
      Visit visit, SendingDraft draft, CsvTable table, JsonNode faults) {
    Set<Integer> bad = new HashSet<>();
    faults.forEach(fault -> bad.add(fault.path("index").asInt()));
    List<ObjectNode> events = draft.events(table);
    List<ObjectNode> good = new ArrayList<>();
    for (int row = 0; row < events.size() && good.size() < PREVIEWED_ROWS; row++) {
      if (!bad.contains(row)) {
        good.add(events.get(row));
      }
    }
    List<ApiCall> calls = new ArrayList<>();
    for (int from = 0; from < good.size(); from += EACH_PREVIEW) {
      ObjectNode body =
          JsonNodeFactory.instance.objectNode().put("destination", draft.destination());
      body.putArray("events")
          .addAll(good.subList(from, Math.min(good.size(), from + EACH_PREVIEW)));
      calls.add(ApiCall.post("v1", "settings", "preview").withJson(body.toString()));
    }
    List<JsonNode> answers =
        visit.api().callAll(calls).stream().map(answer -> answer.orRefusal().json()).toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(visit.text("send-once.contacts")));
    blocks.add(contacts(visit, answers));
    if (events.size() - bad.size() > good.size()) {
      blocks.add(new Block.Note(Tone.PLAIN, visit.text("send-once.first", good.size())));
    }
    long more = answers.stream().mapToLong(answer -> answer.path("more").asLong()).sum();
    if (more > 0) {
      blocks.add(new Block.Note(Tone.PLAIN, visit.text("send-once.more", more)));
    }
    JsonNode first = answers.getFirst().at("/deliveries/0");
    if (!first.isMissingNode()) {
      blocks.add(new Block.Code(visit.text("explain.preview"), shown(first)));
    }
    return blocks;
  }

  private static Block contacts(Visit visit, List<JsonNode> answers) {
    Map<String, Long> rows = new LinkedHashMap<>();
    for (JsonNode answer : answers) {
      for (JsonNode delivery : answer.path("deliveries")) {
        JsonNode to = delivery.at("/mail/headers/To");
        String whom = to.isMissingNode() ? delivery.path("destination").asText() : to.asText();
        rows.merge(whom, delivery.path("events").asLong(), Long::sum);
      }
      for (JsonNode withheld : answer.path("withheld")) {
        rows.merge(withheld.path("reason").asText(), 1L, Long::sum);
      }
    }
    return new Block.Table(
        visit.text("send-once.contacts"),
        List.of(visit.text("column.who"), visit.text("send-once.rows")),
        rows.entrySet().stream()
            .map(
                one ->
                    List.<Cell>of(Cell.foreign(one.getKey()), Cell.own(one.getValue().toString())))
            .toList(),
        visit.text("send-once.nobody"));
  }

  private static String shown(JsonNode delivery) {
    JsonNode mail = delivery.path("mail");
    return mail.isObject()
        ? "To: %s%nSubject: %s%n%n%s"
            .formatted(
                mail.at("/headers/To").asText(),
                mail.at("/headers/Subject").asText(),
                mail.path("text").asText())
        : delivery.at("/messages/0/body").asText();
  }
}
