package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may do what: instances with their roles and tokens, groups of the provider, sessions. */
public final class PeopleScreen implements Screen {

  @Override
  public String name() {
    return "people";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("done");
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.ADMINISTER);
  }

  @Override
  public Outcome show(Visit visit) {
    JsonNode settings = visit.api().call(ApiCall.get("v1", "settings")).orRefusal().json();
    List<Block> blocks = new ArrayList<>();
    visit
        .parameter("done")
        .filter("ended"::equals)
        .ifPresent(_ -> blocks.add(new Block.Note(Tone.GOOD, visit.text("people.ended"))));
    blocks.add(instances(visit, settings.path("instances")));
    JsonNode groups = settings.at("/hub/signIn/groups");
    if (!groups.isEmpty()) {
      blocks.add(new Block.Heading(visit.text("people.groups")));
      blocks.add(groups(visit, groups));
    }
    blocks.add(new Block.Heading(visit.text("people.sessions")));
    blocks.add(new Block.Note(Tone.PLAIN, visit.text("people.sessions.how")));
    blocks.add(
        Block.Form.writing(
            name(),
            List.of(
                new Field.Hidden("do", "end"),
                new Field.Line("name", visit.text("column.name"), "", "person:ann", "text", true)),
            visit.text("people.end"),
            Tone.BAD));
    return new Outcome.Shown(Page.of(name(), visit.text("people.title"), blocks));
  }

  private static Block instances(Visit visit, JsonNode instances) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : instances.properties()) {
      JsonNode grants = one.getValue().path("grants");
      boolean isPerson = grants.path("administer").asBoolean() || !grants.path("roles").isEmpty();
      rows.add(
          List.of(
              RuleScreen.link("instances", one.getKey()),
              Cell.own(visit.text(isPerson ? "people.person" : "people.program")),
              Cell.foreign(roles(grants)),
              Cell.foreign(tokens(visit, one.getValue().path("tokens")))));
    }
    return new Block.Table(
        visit.text("people.title"),
        List.of(
            visit.text("column.name"),
            visit.text("column.kind"),
            visit.text("people.roles"),
            visit.text("people.tokens")),
        rows,
        visit.text("senders.empty"));
  }

  private static String roles(JsonNode grants) {
    List<String> roles = new ArrayList<>();
    if (grants.path("administer").asBoolean()) {
      roles.add("administrator");
    }
    for (JsonNode role : grants.path("roles")) {
      JsonNode scope = role.path("scope");
      roles.add(role.path("role").asText() + (scope.isMissingNode() ? "" : " " + scope));
    }
    return String.join(", ", roles);
  }

  private static String grants(JsonNode group) {
    List<String> grants = new ArrayList<>();
    group.path("read").forEach(feed -> grants.add("read " + feed.asText()));
    if (group.path("lookup").asBoolean()) {
      grants.add("lookup");
    }
    group.at("/deliver/destinations").forEach(one -> grants.add("deliver " + one.asText()));
    return String.join(", ", grants);
  }

  private static String tokens(Visit visit, JsonNode tokens) {
    return tokens
        .valueStream()
        .map(
            token ->
                token.path("name").asText()
                    + (token.hasNonNull("expires")
                        ? " " + visit.text("people.until", token.path("expires").asText())
                        : ""))
        .collect(Collectors.joining(", "));
  }

  private static Block groups(Visit visit, JsonNode groups) {
    return new Block.Table(
        visit.text("people.groups"),
        List.of(visit.text("column.name"), visit.text("people.roles"), visit.text("people.grants")),
        groups.properties().stream()
            .map(
                one ->
                    List.<Cell>of(
                        Cell.foreign(one.getKey()),
                        Cell.foreign(roles(one.getValue())),
                        Cell.foreign(grants(one.getValue()))))
            .toList(),
        "");
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    if (!form.required("do").equals("end")) {
      return new Outcome.Refused();
    }
    visit.api().call(ApiCall.delete("v1", "sessions", form.required("name"))).orRefusal();
    return new Outcome.Moved(Target.of(name()).with("done", "ended"));
  }
}
