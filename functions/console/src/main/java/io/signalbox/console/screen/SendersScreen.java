package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.access.person.Person;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Tone;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who sends, and what of it was kept aside: one's own for those who do not administer. */
public final class SendersScreen implements Screen {
  private static final String EACH = "200";

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
    if (!visit.may(Permission.SEE_SETTINGS)) {
      String own = visit.caller().name();
      return own.startsWith(Person.PREFIX)
          ? new Block.Note(Tone.PLAIN, visit.text("senders.notShown"))
          : new Block.Links(List.of(SenderScreen.link(own)));
    }
    JsonNode instances =
        visit.api().call(ApiCall.get("v1", "settings")).orRefusal().json().path("instances");
    return new Block.Table(
        visit.text("senders.title"),
        List.of(visit.text("column.name"), visit.text("column.grants")),
        instances.properties().stream()
            .map(
                one ->
                    List.<Cell>of(
                        SenderScreen.link(one.getKey()),
                        Cell.foreign(one.getValue().path("grants").toString())))
            .toList(),
        visit.text("senders.empty"));
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
                        KeptAsideScreen.link(
                            "quarantine", one.path("item").asText(), one.path("field").asText()),
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
