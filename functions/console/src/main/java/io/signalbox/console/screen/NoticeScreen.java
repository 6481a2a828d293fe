package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** One notice: to whom it went, its tries, its events, what was answered; and how it goes again. */
public final class NoticeScreen implements Screen {
  private static final String EVENTS = "50";

  static Cell link(String ticket) {
    return Cell.link(ticket, Target.of("notice").with("ticket", ticket));
  }

  /** By organisation and contact, or by address where the hub knows it. */
  static String recipients(JsonNode notice) {
    String contacts =
        String.join(
            ", ",
            notice
                .path("recipients")
                .valueStream()
                .map(one -> one.path("address").asText(one.path("contact").asText()))
                .toList());
    String organisation = notice.path("organisation").asText();
    return organisation.isEmpty() ? contacts : organisation + ": " + contacts;
  }

  @Override
  public String name() {
    return "notice";
  }

  @Override
  public String place() {
    return "notices";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("ticket", "done", "job");
  }

  @Override
  public boolean isFor(Caller caller) {
    return !caller.scope(Permission.SEE_RECIPIENTS).isNothing();
  }

  @Override
  public Outcome show(Visit visit) {
    String ticket = visit.parameter("ticket").orElse("");
    List<ApiAnswer> answers =
        visit
            .api()
            .callAll(
                List.of(
                    ApiCall.get("v1", "notices", ticket),
                    ApiCall.get("v1", "envelopes")
                        .with("ticket", ticket)
                        .with("limit", EVENTS)
                        .with("as", "ndjson")));
    JsonNode notice = answers.getFirst().orRefusal().json();
    List<Block> blocks = new ArrayList<>();
    visit
        .parameter("done")
        .filter(Set.of("resent", "revoked")::contains)
        .ifPresent(done -> blocks.add(new Block.Note(Tone.GOOD, visit.text("notice." + done))));
    blocks.add(
        new Block.Facts(
            List.of(
                new Block.Fact(visit.text("column.ticket"), Cell.foreign(ticket)),
                new Block.Fact(visit.text("column.at"), Cell.time(notice.path("at").asText())),
                new Block.Fact(visit.text("column.recipients"), Cell.foreign(recipients(notice))),
                new Block.Fact(
                    visit.text("column.destination"),
                    destination(visit, notice.path("destination").asText())))));
    blocks.add(new Block.Links(List.of(NoticeMailScreen.link(visit, ticket))));
    blocks.add(new Block.Heading(visit.text("notice.attempts")));
    blocks.add(attempts(visit, notice.path("tries")));
    blocks.add(new Block.Heading(visit.text("notice.answers")));
    blocks.add(answers(visit, notice.path("answers")));
    blocks.add(new Block.Heading(visit.text("notice.events")));
    JsonNode found = answers.getLast().json();
    blocks.add(
        answers.getLast().isSuccess() && !found.isEmpty()
            ? SearchScreen.table(visit, found)
            : events(visit, notice.path("envelopes")));
    if (!visit.caller().scope(Permission.HANDLE).isNothing()) {
      blocks.addAll(forms(visit, ticket, notice));
    }
    return new Outcome.Shown(Page.of(place(), ticket, blocks));
  }

  private static Cell destination(Visit visit, String name) {
    return visit.may(Permission.SEE_STATES) && !name.isEmpty()
        ? DestinationScreen.link(name)
        : Cell.foreign(name);
  }

  private static Block attempts(Visit visit, JsonNode attempts) {
    return RowsTable.of(
        visit.text("notice.attempts"),
        List.of(visit.text("column.at"), visit.text("column.result"), visit.text("column.answer")),
        attempts,
        one ->
            List.of(
                Cell.time(one.path("at").asText()),
                StateCell.of(visit.words(), one.path("result").asText()),
                Cell.foreign(one.path("answer").asText())),
        visit.text("destination.noDeliveries"));
  }

  private static Block answers(Visit visit, JsonNode answers) {
    return RowsTable.of(
        visit.text("notice.answers"),
        List.of(visit.text("column.at"), visit.text("column.answer"), visit.text("column.id")),
        answers,
        one ->
            List.of(
                Cell.time(one.path("at").asText()),
                Cell.foreign(one.path("answer").asText()),
                EventScreen.link(one.path("envelope").asText())),
        visit.text("notice.noAnswers"));
  }

  private static Block events(Visit visit, JsonNode envelopes) {
    return RowsTable.of(
        visit.text("notice.events"),
        List.of(visit.text("column.id")),
        envelopes,
        one -> List.of(EventScreen.link(one.path("id").asText(one.asText()))),
        visit.text("events.none"));
  }

  private List<Block> forms(Visit visit, String ticket, JsonNode notice) {
    int events = notice.path("envelopes").size() + notice.path("notNamed").asInt();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(visit.text("notice.resend")));
    blocks.add(
        Block.Form.writing(
            name(),
            List.of(
                new Field.Hidden("ticket", ticket),
                new Field.Hidden("do", "resend"),
                new Field.Hidden("once", once(visit)),
                new Field.Line(
                    "contact",
                    visit.text("notice.contact"),
                    "",
                    visit.text("notice.contact.hint"),
                    "text",
                    false)),
            visit.text("notice.resend.submit", events),
            Tone.BAD));
    if (!notice.path("revoked").asBoolean()) {
      blocks.add(new Block.Heading(visit.text("notice.revoke")));
      blocks.add(
          Block.Form.writing(
              name(),
              List.of(new Field.Hidden("ticket", ticket), new Field.Hidden("do", "revoke")),
              visit.text("notice.revoke.submit"),
              Tone.BAD));
    }
    return blocks;
  }

  /** A form that is sent twice sends the notice once. */
  private static String once(Visit visit) {
    return HexFormat.of().toHexDigits(visit.random().nextLong());
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    String ticket = form.required("ticket");
    Target back = Target.of(name()).with("ticket", ticket);
    return switch (form.required("do")) {
      case "resend" -> {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        form.field("contact").ifPresent(contact -> body.put("contact", contact));
        visit
            .api()
            .call(
                ApiCall.post("v1", "notices", ticket, "resend")
                    .withHeader("Idempotency-Key", form.required("once"))
                    .withJson(body.toString()))
            .orRefusal();
        yield new Outcome.Moved(back.with("done", "resent"));
      }
      case "revoke" -> {
        visit.api().call(ApiCall.post("v1", "notices", ticket, "revoke")).orRefusal();
        yield new Outcome.Moved(back.with("done", "revoked"));
      }
      default -> new Outcome.Refused();
    };
  }
}
