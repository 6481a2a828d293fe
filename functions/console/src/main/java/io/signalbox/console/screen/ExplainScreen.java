package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.ForeignText;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Tone;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who would get an event by the rules as they stand, and who would not, and why. */
public final class ExplainScreen implements Screen {
  private static final int ROWS = 8;
  private static final String EXAMPLE =
      "{\"source.ip\": \"192.0.2.3\", \"classification.type\": \"infected-system\"}";

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public Set<String> parameters() {
    return Set.of();
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.SEE_SETTINGS);
  }

  @Override
  public Outcome show(Visit visit) {
    return page(visit, EXAMPLE, "", List.of());
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    String event = form.required("event");
    String sender = form.field("sender").orElse("");
    ApiCall call = ApiCall.post("v1", "settings", "explain").withJson(event);
    ApiAnswer answer = visit.api().call(sender.isEmpty() ? call : call.with("sender", sender));
    List<Block> blocks = new ArrayList<>();
    if (!answer.isSuccess()) {
      blocks.add(
          new Block.Quote(
              Tone.BAD,
              visit.text("note.refused", answer.status()),
              answer.json().path("detail").asText()));
    }
    answer.json().path("envelopes").forEach(one -> blocks.addAll(explanation(visit, one)));
    return page(visit, event, sender, blocks);
  }

  private Outcome page(Visit visit, String event, String sender, List<Block> more) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Note(Tone.PLAIN, visit.text("explain.how")));
    blocks.add(
        Block.Form.writing(
            name(),
            List.of(
                new Field.Area(
                    "event", visit.text("explain.event"), ForeignText.visibleJson(event), "", ROWS),
                new Field.Line(
                    "sender",
                    visit.text("explain.sender"),
                    sender,
                    visit.text("explain.sender.hint"),
                    "text",
                    false)),
            visit.text("explain.submit"),
            Tone.PLAIN));
    blocks.addAll(more);
    return new Outcome.Shown(Page.of(name(), visit.text("explain.title"), blocks));
  }

  private static List<Block> explanation(Visit visit, JsonNode one) {
    if (one.has("reason")) {
      return List.of(
          new Block.Quote(
              Tone.BAD,
              visit.text("explain.malformed"),
              one.path("field").asText() + ": " + one.path("reason").asText()));
    }
    List<Block> blocks = new ArrayList<>();
    if (one.path("loop").asBoolean()) {
      blocks.add(new Block.Note(Tone.WAITING, visit.text("explain.loop")));
    }
    blocks.add(new Block.Heading(visit.text("explain.deliveries")));
    blocks.add(deliveries(visit, one.path("deliveries")));
    blocks.add(new Block.Heading(visit.text("explain.routes")));
    blocks.add(routes(visit, one.path("routes")));
    for (JsonNode delivery : one.path("deliveries")) {
      blocks.add(
          new Block.Code(
              visit.text("explain.preview"),
              delivery.path("mail").isObject()
                  ? delivery.at("/mail/subject").asText()
                      + "\n\n"
                      + delivery.at("/mail/text").asText()
                  : delivery.path("preview").asText()));
    }
    return blocks;
  }

  private static Block deliveries(Visit visit, JsonNode deliveries) {
    return new Block.Table(
        visit.text("explain.deliveries"),
        List.of(
            visit.text("rules.destination"),
            visit.text("column.method"),
            visit.text("column.group"),
            visit.text("explain.recipients"),
            visit.text("column.withheld")),
        deliveries
            .valueStream()
            .map(
                one ->
                    List.of(
                        DestinationScreen.link(one.path("destination").asText()),
                        Cell.foreign(one.path("method").asText()),
                        Cell.foreign(DestinationScreen.group(one.path("group"))),
                        Cell.foreign(recipients(one.path("recipients"))),
                        Cell.foreign(one.path("withheld").asText())))
            .toList(),
        visit.text("explain.nobody"));
  }

  private static Block routes(Visit visit, JsonNode routes) {
    return new Block.Table(
        visit.text("explain.routes"),
        List.of(
            visit.text("rules.route"),
            visit.text("explain.matches"),
            visit.text("explain.because"),
            visit.text("explain.unmet")),
        routes
            .valueStream()
            .map(
                one ->
                    List.of(
                        RuleScreen.link("routes", one.path("route").asText()),
                        new Cell.State(
                            visit.text(
                                one.path("matches").asBoolean() ? "explain.yes" : "explain.no"),
                            one.path("matches").asBoolean() ? Tone.GOOD : Tone.PLAIN),
                        Cell.foreign(one.path("because").asText()),
                        Cell.foreign(unmet(visit, one.path("unmet")))))
            .toList(),
        visit.text("rules.noRoutes"));
  }

  /** As {@code abuse@isp.example (isp-abuse)}. */
  private static String recipients(JsonNode recipients) {
    return recipients
        .valueStream()
        .map(
            one -> {
              String address = one.path("address").asText(text(one));
              String contact = one.path("contact").asText();
              return contact.isEmpty() ? address : address + " (" + contact + ")";
            })
        .collect(Collectors.joining(", "));
  }

  /** As {@code payload.classification.type = scanner, phishing; it has spam}. */
  private static String unmet(Visit visit, JsonNode conditions) {
    return conditions
        .valueStream()
        .map(
            one -> {
              String wanted =
                  one.path("wanted")
                      .valueStream()
                      .map(ExplainScreen::text)
                      .collect(Collectors.joining(", "));
              String condition = one.path("field").asText() + " = " + wanted;
              return one.hasNonNull("found")
                  ? condition + visit.text("explain.found", text(one.path("found")))
                  : condition;
            })
        .collect(Collectors.joining(" · "));
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
