package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import io.signalbox.settings.Grants;
import io.signalbox.settings.people.Permission;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The events of a feed, page by page. Reading here moves nobody's cursor. */
public final class FeedsScreen implements Screen {
  private static final String EACH = "50";
  private static final Duration DEFAULT_SINCE = Duration.ofDays(1);
  private static final List<String> FIELDS =
      List.of(
          "time.source",
          "classification.type",
          "source.ip",
          "source.fqdn",
          "source.asn",
          "feed.name");

  @Override
  public String name() {
    return "feeds";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("name", "since", "after");
  }

  @Override
  public boolean isFor(Caller caller) {
    return !caller.instance().grants().read().isEmpty();
  }

  @Override
  public Outcome show(Visit visit) {
    List<Block> blocks = new ArrayList<>();
    Set<String> feeds = feeds(visit);
    blocks.add(
        new Block.Links(feeds.stream().map(feed -> new Cell.Link(feed, target(feed))).toList()));
    if (feeds.isEmpty()) {
      blocks.add(new Block.Note(Tone.PLAIN, visit.text("feeds.empty")));
    }
    visit.parameter("name").ifPresent(feed -> blocks.addAll(events(visit, feed)));
    return new Outcome.Shown(Page.of(name(), visit.text("feeds.title"), blocks));
  }

  private static Target target(String feed) {
    return Target.of("feeds").with("name", feed);
  }

  /** Whoever may read all feeds and does not administer knows their names from elsewhere. */
  private static Set<String> feeds(Visit visit) {
    Set<String> feeds = new TreeSet<>(visit.caller().instance().grants().read());
    boolean all = feeds.remove(Grants.ALL_FEEDS);
    if (all && visit.may(Permission.SEE_STATES)) {
      visit
          .api()
          .call(ApiCall.get("v1", "destinations"))
          .orRefusal()
          .json()
          .path("destinations")
          .valueStream()
          .filter(one -> one.path("status").asText().equals("pulled"))
          .forEach(one -> feeds.add(one.path("destination").asText()));
    }
    return feeds;
  }

  private static List<Block> events(Visit visit, String feed) {
    String since =
        visit
            .parameter("since")
            .orElse(visit.now().minus(DEFAULT_SINCE).truncatedTo(ChronoUnit.SECONDS).toString());
    ApiCall call =
        ApiCall.get("v1", "feeds", feed)
            .with("limit", EACH)
            .with("format", "json")
            .with("form", "decided")
            .withHeader("Accept", "application/json");
    ApiAnswer answer =
        visit
            .api()
            .call(
                visit
                    .parameter("after")
                    .map(after -> call.with("after", after))
                    .orElseGet(() -> call.with("since", since)))
            .orRefusal();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Block.Form.asking(
            "feeds",
            List.of(
                new Field.Hidden("name", feed),
                new Field.Line(
                    "since",
                    visit.text("feeds.since"),
                    since,
                    visit.text("feeds.since.hint"),
                    "text",
                    true)),
            visit.text("feeds.show")));
    blocks.add(
        new Block.Table(
            visit.text("feeds.title"),
            columns(visit),
            answer.json().valueStream().map(FeedsScreen::row).toList(),
            visit.text("feeds.none")));
    answer
        .header("signalbox-withheld")
        .ifPresent(
            count -> blocks.add(new Block.Note(Tone.WAITING, visit.text("feeds.withheld", count))));
    if (answer.header("signalbox-more").filter("true"::equals).isPresent()) {
      Target next = target(feed).with("after", answer.header("signalbox-cursor").orElse(""));
      blocks.add(new Block.Links(List.of(new Cell.Link(visit.text("page.newer"), next))));
    }
    return blocks;
  }

  private static List<String> columns(Visit visit) {
    List<String> columns = new ArrayList<>(List.of(visit.text("column.id")));
    columns.addAll(FIELDS);
    return columns;
  }

  private static List<Cell> row(JsonNode envelope) {
    JsonNode payload = envelope.path("payload");
    List<Cell> cells = new ArrayList<>();
    cells.add(EventScreen.link(id(envelope.path("meta"))));
    FIELDS.forEach(
        field -> {
          String value = payload.path(field).asText();
          cells.add(field.startsWith("time.") ? Cell.time(value) : Cell.foreign(value));
        });
    return cells;
  }

  private static String id(JsonNode meta) {
    JsonNode uuid = meta.path("uuid");
    return uuid.isObject() ? uuid.path("current").asText() : uuid.asText();
  }
}
