package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
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
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Who is told about an address, name, AS or country: what matches, and which rule decides. */
public final class ResponsibleScreen implements Screen {
  /** What cannot be looked up can be mended: the form stays. */
  private static final int INVALID = 400;

  private static final Pattern AS_NUMBER = Pattern.compile("(?i)(AS)?([0-9]{1,10})");
  private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f]*:[0-9a-f:.]+");

  @Override
  public String name() {
    return "responsible";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("q", "type", "done");
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.has(Grant.lookup());
  }

  @Override
  public Outcome show(Visit visit) {
    String asked = visit.parameter("q").orElse("");
    String type = visit.parameter("type").orElse("");
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Block.Form.asking(
            name(),
            List.of(
                new Field.Line(
                    "q",
                    visit.text("responsible.question"),
                    asked,
                    visit.text("responsible.hint"),
                    "search",
                    true),
                new Field.Line(
                    "type",
                    visit.text("responsible.type"),
                    type,
                    visit.text("responsible.type.hint"),
                    "text",
                    false)),
            visit.text("responsible.submit")));
    if (visit.parameter("done").filter("inhibited"::equals).isPresent()) {
      blocks.add(new Block.Note(Tone.GOOD, visit.text("responsible.inhibited")));
    }
    if (!asked.isEmpty()) {
      blocks.addAll(answer(visit, asked, type));
    }
    if (visit.may(Permission.EDIT_DIRECTORY)) {
      blocks.add(
          new Block.Links(
              List.of(new Cell.Link(visit.text("imports.title"), Target.of("imports")))));
    }
    return new Outcome.Shown(Page.of(name(), visit.text("responsible.title"), blocks));
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    return Inhibition.write(visit, form);
  }

  static boolean isAddress(String asked) {
    return ADDRESS.matcher(asked).matches();
  }

  /** Of a mail address, its domain. */
  private static String domainOf(String asked) {
    return asked.substring(asked.lastIndexOf('@') + 1);
  }

  private static ApiCall question(String asked, String type) {
    ApiCall call = ApiCall.get("intelmq", "lookup").with("explain", "true");
    ApiCall about;
    var number = AS_NUMBER.matcher(asked);
    if (number.matches()) {
      about = call.with("asn", number.group(2));
    } else if (COUNTRY.matcher(asked).matches()) {
      about = call.with("country", asked.toUpperCase(Locale.ROOT));
    } else if (isAddress(asked)) {
      about = call.with("ip", asked);
    } else {
      about = call.with("domain", domainOf(asked));
    }
    return type.isEmpty() ? about : about.with("classification_type", type);
  }

  private static List<Block> answer(Visit visit, String asked, String type) {
    ApiAnswer looked = visit.api().call(question(asked, type));
    if (looked.status() == INVALID) {
      return List.of(
          new Block.Quote(
              Tone.BAD,
              visit.text("note.refused", looked.status()),
              looked.json().path("detail").asText(looked.text())));
    }
    JsonNode answer = looked.orRefusal().json();
    JsonNode decisions = answer.at("/explanation/decisions");
    if (decisions.isEmpty()) {
      return List.of(new Block.Note(Tone.WAITING, visit.text("responsible.nobody")));
    }
    List<Block> blocks = new ArrayList<>();
    decisions.forEach(decision -> blocks.addAll(decision(visit, decision)));
    if (!AS_NUMBER.matcher(asked).matches() && !COUNTRY.matcher(asked).matches()) {
      String network = decisions.path(0).at("/levels/0/network/id").asText();
      blocks.addAll(Inhibition.form(visit, domainOf(asked), type, network));
    }
    blocks.add(new Block.Code(visit.text("responsible.raw"), answer.toPrettyString()));
    return blocks;
  }

  private static List<Block> decision(Visit visit, JsonNode decision) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        decision.path("suppress").asBoolean()
            ? new Block.Note(Tone.BAD, visit.text("responsible.suppressed"))
            : new Block.Note(Tone.GOOD, visit.text("responsible.told")));
    JsonNode rule = decision.path("rule");
    blocks.add(
        new Block.Facts(
            List.of(
                new Block.Fact(
                    visit.text("responsible.rule"),
                    rule.isObject()
                        ? Cell.foreign(named(rule))
                        : Cell.own(visit.text("responsible.noRule"))),
                new Block.Fact(
                    visit.text("responsible.interval"),
                    Cell.foreign(interval(visit, decision.path("interval")))))));
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonNode level : decision.path("levels")) {
      String cidr = level.at("/network/object/cidr").asText();
      String network = named(level.path("network")) + (cidr.isEmpty() ? "" : ": " + cidr);
      for (JsonNode recipient : level.path("recipients")) {
        rows.add(
            List.of(
                Cell.foreign(network),
                Cell.foreign(recipient.path("organisation").asText()),
                Cell.foreign(recipient.path("contact").asText()),
                Cell.foreign(recipient.path("address").asText())));
      }
    }
    blocks.add(
        new Block.Table(
            visit.text("responsible.recipients"),
            List.of(
                visit.text("responsible.network"),
                visit.text("responsible.organisation"),
                visit.text("responsible.contact"),
                visit.text("column.address")),
            rows,
            visit.text("responsible.noRecipients")));
    return blocks;
  }

  /** As {@code 2 days}; what is sent at once has no length. */
  private static String interval(Visit visit, JsonNode interval) {
    String unit = interval.path("unit").asText();
    String word = visit.words().wordOr("interval", unit);
    return unit.equals("immediate") ? word : interval.path("length").asText() + " " + word;
  }

  /** An object of the directory by its id, with its fields where there are any. */
  private static String named(JsonNode object) {
    JsonNode id = object.path("id");
    return id.isMissingNode() ? object.toString() : id.asText();
  }
}
