package io.signalbox.console.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.ForeignText;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import io.signalbox.settings.people.Permission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The effect that an entry of the settings would have had on the events of the last week. */
public final class WhatIfScreen implements Screen {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DAYS = 7;

  private static final Duration WAIT = Duration.ofSeconds(10);

  /**
   * The way here from a change that was checked.
   *
   * @param written the fields that write the change
   */
  static Block form(Visit visit, List<Field> written) {
    String key = HexFormat.of().toHexDigits(visit.random().nextLong());
    return form(written, key, visit.text("whatif.submit"));
  }

  private static Block form(List<Field> written, String key, String submit) {
    List<Field> fields = new ArrayList<>(written);
    fields.add(new Field.Hidden("key", key));
    return Block.Form.writing("whatif", fields, submit, Tone.PLAIN);
  }

  @Override
  public String name() {
    return "whatif";
  }

  @Override
  public String place() {
    return "rules";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("job");
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.SEE_SETTINGS);
  }

  @Override
  public Outcome show(Visit visit) {
    String id = visit.parameter("job").orElse("");
    JsonNode job = visit.api().call(ApiCall.get("v1", "jobs", id)).orRefusal().json();
    List<Block> blocks = new ArrayList<>(blocks(visit, job));
    if (!job.has("report")) {
      blocks.add(
          new Block.Links(
              List.of(
                  new Cell.Link(visit.text("erasure.reload"), Target.of(name()).with("job", id)))));
    }
    return new Outcome.Shown(Page.of(place(), visit.text("whatif.title"), blocks));
  }

  private static List<Block> blocks(Visit visit, JsonNode job) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Facts(
            List.of(
                new Block.Fact(
                    visit.text("column.state"),
                    StateCell.of(visit.words(), job.path("status").asText())),
                new Block.Fact(visit.text("progress.title"), progress(visit, job)),
                new Block.Fact(visit.text("whatif.from"), Cell.time(job.path("from").asText())),
                new Block.Fact(
                    visit.text("whatif.reached"), Cell.time(job.path("reached").asText())),
                new Block.Fact(visit.text("whatif.until"), Cell.time(job.path("until").asText())),
                new Block.Fact(
                    visit.text("column.events"), Cell.foreign(job.path("events").asText())))));
    if (job.has("report")) {
      blocks.add(report(visit, job.at("/report/destinations")));
    }
    return blocks;
  }

  private static Cell progress(Visit visit, JsonNode job) {
    return job.has("report")
        ? new Cell.Progress("100 %", Optional.of(100L))
        : Cell.Progress.of(
            job.path("from").asText(),
            job.path("reached").asText(),
            job.path("until").asText(),
            visit.text("progress.running"));
  }

  private static Block report(Visit visit, JsonNode destinations) {
    return new Block.Table(
        visit.text("whatif.title"),
        List.of(
            visit.text("rules.destination"),
            visit.text("whatif.more"),
            visit.text("whatif.less"),
            visit.text("whatif.recipientsMore"),
            visit.text("whatif.recipientsLess"),
            visit.text("whatif.sample")),
        destinations
            .valueStream()
            .map(
                one ->
                    List.<Cell>of(
                        DestinationScreen.link(one.path("destination").asText()),
                        Cell.foreign(one.at("/events/more").asText()),
                        Cell.foreign(one.at("/events/less").asText()),
                        Cell.foreign(one.at("/recipients/more").asText()),
                        Cell.foreign(one.at("/recipients/less").asText()),
                        sample(one.path("samples"))))
            .toList(),
        visit.text("whatif.nothing"));
  }

  private static Cell sample(JsonNode samples) {
    String id = samples.at("/more/0").asText(samples.at("/less/0").asText());
    return id.isEmpty() ? Cell.own("") : EventScreen.link(id);
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("days", DAYS);
    ObjectNode change = body.putArray("changes").addObject();
    change.put("kind", form.required("kind")).put("name", form.required("name"));
    try {
      change.set("entry", JSON.readTree(form.required("json")));
    } catch (JsonProcessingException noJson) {
      throw new IllegalArgumentException("The entry is no JSON", noJson);
    }
    JsonNode begun =
        visit
            .api()
            .call(
                ApiCall.post("v1", "settings", "whatif")
                    .withHeader("Idempotency-Key", form.required("key"))
                    .withJson(body.toString()))
            .orRefusal()
            .json();
    JsonNode job = visit.api().finished(begun, WAIT);
    List<Block> blocks = new ArrayList<>(blocks(visit, job));
    List<Field> written = written(form);
    if (!job.has("report")) {
      blocks.add(form(written, form.required("key"), visit.text("erasure.reload")));
    }
    blocks.add(Block.Form.writing("rule", written, visit.text("rule.write"), Tone.BAD));
    return new Outcome.Shown(Page.of(place(), visit.text("whatif.title"), blocks));
  }

  /** So that the change is written from here, without a way back. */
  private static List<Field> written(FormData form) {
    return List.of(
        new Field.Hidden("kind", form.required("kind")),
        new Field.Hidden("name", form.required("name")),
        new Field.Hidden("tag", form.field("tag").orElse("")),
        new Field.Hidden("do", "write"),
        new Field.Hidden("json", ForeignText.visibleJson(form.required("json"))));
  }
}
