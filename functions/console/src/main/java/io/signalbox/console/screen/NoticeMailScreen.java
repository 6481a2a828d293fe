package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The mail of a notice, as its recipients read it; HTML as its source, which loads nothing. */
public final class NoticeMailScreen implements Screen {

  static Cell.Link link(Visit visit, String ticket) {
    return new Cell.Link(visit.text("mail.title"), Target.of("mail").with("ticket", ticket));
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public String place() {
    return "notices";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("ticket");
  }

  @Override
  public boolean isFor(Caller caller) {
    return !caller.scope(Permission.SEE_RECIPIENTS).isNothing();
  }

  @Override
  public Outcome show(Visit visit) {
    String ticket = visit.parameter("ticket").orElse("");
    JsonNode mail =
        visit.api().call(ApiCall.get("v1", "notices", ticket, "mail")).orRefusal().json();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Facts(
            List.of(
                new Block.Fact(visit.text("column.ticket"), NoticeScreen.link(ticket)),
                new Block.Fact(visit.text("column.at"), Cell.time(mail.path("date").asText())),
                new Block.Fact(visit.text("mail.from"), Cell.foreign(mail.path("from").asText())),
                new Block.Fact(
                    visit.text("mail.replyTo"), Cell.foreign(mail.path("replyTo").asText())),
                new Block.Fact(
                    visit.text("mail.subject"), Cell.foreign(mail.path("subject").asText())))));
    blocks.add(new Block.Code(visit.text("mail.text"), mail.path("text").asText()));
    blocks.add(new Block.Heading(visit.text("mail.files")));
    blocks.add(files(visit, mail.path("attachments")));
    for (JsonNode file : mail.path("attachments")) {
      if (file.hasNonNull("content")) {
        blocks.add(new Block.Code(visit.text("mail.content"), file.path("content").asText()));
      }
    }
    if (mail.hasNonNull("html")) {
      blocks.add(new Block.Code(visit.text("mail.html"), mail.path("html").asText()));
    }
    return new Outcome.Shown(Page.of(place(), visit.text("mail.title"), blocks));
  }

  private static Block files(Visit visit, JsonNode files) {
    return RowsTable.of(
        visit.text("mail.files"),
        List.of(visit.text("column.name"), visit.text("column.kind"), visit.text("mail.bytes")),
        files,
        one ->
            List.of(
                Cell.foreign(one.path("name").asText()),
                Cell.foreign(one.path("contentType").asText()),
                Cell.foreign(one.path("bytes").asText())),
        visit.text("mail.noFiles"));
  }
}
