package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Pauses, resumes and replays a destination. A replay first shows what it would send again. */
final class DestinationActions {
  /** What a page can say was done. */
  static final Set<String> DONE = Set.of("paused", "resumed", "replayed");

  /** What waits, as a number, with a plus sign where there is more than was counted. */
  static String waiting(JsonNode state) {
    return state.at("/waiting/events").asText()
        + (state.at("/waiting/atLeast").asBoolean() ? "+" : "");
  }

  List<Block> forms(Visit visit, JsonNode state) {
    String destination = state.path("destination").asText();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(visit.text("destination.actions")));
    if (state.path("paused").isObject() || state.path("failing").isObject()) {
      blocks.add(
          form(
              destination,
              "resume",
              List.of(),
              visit.text("destination.resume", waiting(state)),
              Tone.PLAIN));
    }
    if (!state.path("paused").isObject()) {
      blocks.add(
          form(
              destination,
              "pause",
              List.of(
                  new Field.Line(
                      "reason", visit.text("destination.pause.reason"), "", "", "text", false)),
              visit.text("destination.pause", waiting(state)),
              Tone.BAD));
    }
    long setAside = state.path("setAside").asLong();
    if (setAside > 0) {
      blocks.add(
          form(
              destination,
              "replay-set-aside",
              List.of(),
              visit.text("destination.replaySetAside", setAside),
              Tone.PLAIN));
    }
    blocks.add(
        form(
            destination,
            "replay-one",
            List.of(
                new Field.Line(
                    "envelope", visit.text("destination.replayOne.id"), "", "", "text", true)),
            visit.text("destination.replayOne"),
            Tone.PLAIN));
    blocks.add(
        form(
            destination,
            "replay-since",
            List.of(
                new Field.Line(
                    "since",
                    visit.text("destination.since"),
                    "",
                    visit.text("feeds.since.hint"),
                    "text",
                    true)),
            visit.text("destination.replaySince"),
            Tone.PLAIN));
    blocks.add(form(destination, "test", List.of(), visit.text("destination.test"), Tone.PLAIN));
    return blocks;
  }

  Outcome act(Visit visit, FormData form) {
    String destination = form.required("name");
    return switch (form.required("do")) {
      case "pause" -> pause(visit, destination, form.field("reason").orElse(""));
      case "resume" -> {
        send(visit, destination, "resume", JsonNodeFactory.instance.objectNode(), "");
        yield moved(destination, "resumed");
      }
      case "replay-set-aside" -> confirmed(visit, form, destination, setAside());
      case "replay-one" -> confirmed(visit, form, destination, one(form.required("envelope")));
      case "replay-since" ->
          confirmed(
              visit,
              form,
              destination,
              JsonNodeFactory.instance.objectNode().put("since", form.required("since")));
      case "test" -> test(visit, destination);
      default -> new Outcome.Refused();
    };
  }

  private static Outcome pause(Visit visit, String destination, String reason) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (!reason.isEmpty()) {
      body.put("reason", reason);
    }
    send(visit, destination, "pause", body, "");
    return moved(destination, "paused");
  }

  /** The first time the count is shown; the second time the form carries the key of the request. */
  private static Outcome confirmed(
      Visit visit, FormData form, String destination, ObjectNode body) {
    if (form.field("key").isEmpty()) {
      return question(visit, form, destination);
    }
    JsonNode job = send(visit, destination, "replay", body, form.required("key"));
    return new Outcome.Moved(
        DestinationScreen.target(destination)
            .with("done", "replayed")
            .with("job", job.path("job").asText()));
  }

  private static Outcome question(Visit visit, FormData form, String destination) {
    JsonNode state =
        visit.api().call(ApiCall.get("v1", "destinations", destination)).orRefusal().json();
    String count =
        switch (form.required("do")) {
          case "replay-one" -> "1";
          case "replay-since" -> DeliveredCount.since(visit, destination, form.required("since"));
          default -> state.path("setAside").asText();
        };
    List<Field> fields = new ArrayList<>();
    for (String field : List.of("envelope", "since")) {
      form.field(field).ifPresent(value -> fields.add(new Field.Hidden(field, value)));
    }
    fields.add(new Field.Hidden("key", HexFormat.of().toHexDigits(visit.random().nextLong())));
    return new Outcome.Shown(
        Page.of(
            "destinations",
            visit.text("destination.sure"),
            List.of(
                new Block.Quote(
                    Tone.WAITING, visit.text("destination.sure.count", count), destination),
                form(
                    destination,
                    form.required("do"),
                    fields,
                    visit.text("destination.sure.submit", count),
                    Tone.BAD),
                new Block.Links(
                    List.of(
                        new io.signalbox.console.page.Cell.Link(
                            visit.text("page.back"), DestinationScreen.target(destination)))))));
  }

  /** Sends a marked sample; the page of the job shows each step. */
  private static Outcome test(Visit visit, String destination) {
    JsonNode job =
        send(
            visit,
            destination,
            "test",
            JsonNodeFactory.instance.objectNode(),
            HexFormat.of().toHexDigits(visit.random().nextLong()));
    return new Outcome.Moved(
        DestinationScreen.target(destination).with("job", job.path("job").asText()));
  }

  private static JsonNode send(
      Visit visit, String destination, String operation, ObjectNode body, String key) {
    ApiCall call =
        ApiCall.post("v1", "destinations", destination, operation).withJson(body.toString());
    return visit
        .api()
        .call(key.isEmpty() ? call : call.withHeader("Idempotency-Key", key))
        .orRefusal()
        .json();
  }

  private static Outcome moved(String destination, String done) {
    Target target = DestinationScreen.target(destination).with("done", done);
    return new Outcome.Moved(target);
  }

  private static Block form(
      String destination, String action, List<Field> fields, String submit, Tone tone) {
    List<Field> all = new ArrayList<>();
    all.add(new Field.Hidden("name", destination));
    all.add(new Field.Hidden("do", action));
    all.addAll(fields);
    return Block.Form.writing("destination", all, submit, tone);
  }

  private static ObjectNode setAside() {
    return JsonNodeFactory.instance.objectNode().put("setAside", true);
  }

  private static ObjectNode one(String envelope) {
    return JsonNodeFactory.instance.objectNode().put("envelope", envelope);
  }
}
