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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes that others must approve: the list, one with its difference, and the decision. */
public final class ProposalsScreen implements Screen {
  private static final String EACH = "50";

  static Cell link(JsonNode proposal) {
    return Cell.link(
        proposal.path("request").asText(),
        Target.of("proposals").with("id", proposal.path("id").asText()));
  }

  @Override
  public String name() {
    return "proposals";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("id", "after", "done");
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.SEE_SETTINGS);
  }

  @Override
  public Outcome show(Visit visit) {
    Optional<String> id = visit.parameter("id");
    return id.isPresent() ? one(visit, id.get()) : list(visit);
  }

  private Outcome list(Visit visit) {
    ApiCall call = ApiCall.get("v1", "proposals").with("limit", EACH);
    List<ApiCall> calls = new ArrayList<>(Waiting.calls());
    calls.add(visit.parameter("after").map(after -> call.with("after", after)).orElse(call));
    List<ApiAnswer> answers = visit.api().callAll(calls);
    JsonNode answer = answers.getLast().orRefusal().json();
    List<Block> blocks = new ArrayList<>();
    visit
        .parameter("done")
        .filter(Set.of("applied", "open", "rejected")::contains)
        .ifPresent(done -> blocks.add(new Block.Note(Tone.GOOD, visit.text("proposals." + done))));
    blocks.addAll(Waiting.of(answers.subList(0, 2)).blocks(visit));
    blocks.add(new Block.Heading(visit.text("proposals.settings")));
    blocks.add(
        new Block.Table(
            visit.text("proposals.title"),
            List.of(
                visit.text("column.at"),
                visit.text("column.who"),
                visit.text("history.request"),
                visit.text("column.state")),
            answer
                .path("proposals")
                .valueStream()
                .map(
                    one ->
                        List.of(
                            Cell.time(one.path("at").asText()),
                            Cell.foreign(one.path("by").asText()),
                            link(one),
                            StateCell.of(visit.words(), one.path("state").asText())))
                .toList(),
            visit.text("proposals.empty")));
    if (answer.hasNonNull("next")) {
      blocks.add(
          new Block.Links(
              List.of(
                  new Cell.Link(
                      visit.text("page.older"),
                      Target.of(name()).with("after", answer.path("next").asText())))));
    }
    return new Outcome.Shown(Page.of(name(), visit.text("proposals.title"), blocks));
  }

  private Outcome one(Visit visit, String id) {
    JsonNode proposal = visit.api().call(ApiCall.get("v1", "proposals", id)).orRefusal().json();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Facts(
            List.of(
                new Block.Fact(visit.text("column.at"), Cell.time(proposal.path("at").asText())),
                new Block.Fact(
                    visit.text("column.who"), Cell.foreign(proposal.path("by").asText())),
                new Block.Fact(
                    visit.text("history.request"), Cell.foreign(proposal.path("request").asText())),
                new Block.Fact(
                    visit.text("column.state"),
                    StateCell.of(visit.words(), proposal.path("state").asText())))));
    blocks.add(
        SettingsDiff.table(
            visit,
            proposal.path("changes").valueStream().map(change -> change(visit, change)).toList()));
    blocks.addAll(Decisions.table(visit, proposal.path("decisions")));
    String state = proposal.path("state").asText();
    if (state.equals("open")) {
      blocks.addAll(forms(visit, proposal));
    } else if (state.equals("approved") && visit.may(Permission.APPROVE)) {
      int changes = proposal.path("changes").size();
      blocks.add(form(visit, proposal, "approve", visit.text("proposals.approve", changes)));
    }
    return new Outcome.Shown(Page.of(name(), visit.text("proposals.title"), blocks));
  }

  private static List<Cell> change(Visit visit, JsonNode change) {
    String sort = change.has("before") ? (change.has("after") ? "changed" : "removed") : "added";
    return List.of(
        Cell.own(visit.text("diff." + sort)),
        Cell.foreign(change.path("pointer").asText()),
        SettingsDiff.value(change.path("before")),
        SettingsDiff.value(change.path("after")));
  }

  private List<Block> forms(Visit visit, JsonNode proposal) {
    boolean isOwn = proposal.path("by").asText().equals(visit.caller().name());
    boolean mayApprove = visit.may(Permission.APPROVE);
    int changes = proposal.path("changes").size();
    List<Block> blocks = new ArrayList<>();
    if (isOwn) {
      blocks.add(new Block.Note(Tone.PLAIN, visit.text("proposals.own")));
    }
    if (mayApprove && !isOwn) {
      blocks.add(form(visit, proposal, "approve", visit.text("proposals.approve", changes)));
    }
    if (mayApprove || isOwn) {
      blocks.add(form(visit, proposal, "reject", visit.text("proposals.reject", changes)));
    }
    return blocks;
  }

  private Block form(Visit visit, JsonNode proposal, String action, String submit) {
    return Block.Form.writing(
        name(),
        List.of(
            new Field.Hidden("id", proposal.path("id").asText()),
            new Field.Hidden("do", action),
            new Field.Line("reason", visit.text("column.reason"), "", "", "text", false)),
        submit,
        Tone.BAD);
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    Optional<ApiCall> call = Decisions.call("proposals", form);
    if (call.isEmpty()) {
      return new Outcome.Refused();
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    form.field("reason").ifPresent(reason -> body.put("reason", reason));
    JsonNode decided = visit.api().call(call.get().withJson(body.toString())).orRefusal().json();
    return new Outcome.Moved(Target.of(name()).with("done", decided.path("state").asText()));
  }
}
