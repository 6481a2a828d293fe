package io.signalbox.cli.command.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.InputFile;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox contacts import FILE}. */
@Command(
    name = "import",
    description = {
      "Import the objects of a source into the directory: organisations, contacts, networks,"
          + " rules.",
      "The hub removes objects that the source no longer has. --dry-run shows the changes."
    })
public final class ImportCommand extends WriteCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("change", "/change"),
          Column.of("object", "/object"),
          Column.of("field", "/field"),
          Column.of("before", "/before"),
          Column.of("after", "/after"));

  @Parameters(paramLabel = "FILE", description = "The file; - is the standard input.")
  private String file = "";

  @Option(
      names = "--source",
      paramLabel = "NAME",
      required = true,
      description = "The name of the source, such as register.")
  private String source = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "json, csv, ripe or certbund; otherwise by the end of the file's name.")
  private Optional<String> format = Optional.empty();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "What a CSV table has, such as contacts.")
  private Optional<String> kind = Optional.empty();

  @Option(
      names = "--confirm-removals",
      paramLabel = "COUNT",
      description = "The number of removals to confirm, if it is more than a tenth.")
  private Optional<Integer> confirmRemovals = Optional.empty();

  public ImportCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    String used = format.orElseGet(this::formatByName);
    if (used.equals("csv") && kind.isEmpty()) {
      throw CommandFailure.usage("A CSV table needs --kind organisations, contacts or networks.");
    }
    HubRequest request =
        HubRequest.post("/v1/directory/imports")
            .with("source", source)
            .with("format", used)
            .with("kind", kind)
            .with("confirmRemovals", confirmRemovals)
            .header("Content-Encoding", "gzip")
            .body(
                used.equals("csv")
                    ? "text/csv"
                    : used.equals("ripe") ? "text/plain" : "application/json",
                compressed(InputFile.read(session(), file)));
    if (isDryRun()) {
      request = request.with("dryRun", true);
    }
    // To take what a source has twice is to take it once.
    JsonNode answer = session().hub().ask(request.thatMayBeRepeated()).json();
    session().printer().list(answer, new Table(COLUMNS, rows(answer), "Nothing changes."));
    session().note(sentence(answer));
    return ExitStatus.DONE;
  }

  private String formatByName() {
    String name = file.toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") ? "csv" : name.endsWith(".txt") ? "ripe" : "json";
  }

  private String sentence(JsonNode answer) {
    String counts =
        "%s: %,d added, %,d changed, %,d removed, %,d kept as they were edited by hand, %,d the same."
            .formatted(
                isDryRun() ? "Would be" : "Imported",
                answer.at("/added/count").asLong(),
                answer.at("/changed/count").asLong(),
                answer.at("/removed/count").asLong(),
                answer.at("/kept/count").asLong(),
                answer.path("unchanged").asLong());
    return answer.path("needsConfirmation").asBoolean()
        ? counts + " This needs --confirm-removals " + answer.at("/removed/count").asLong() + "."
        : counts;
  }

  private static List<JsonNode> rows(JsonNode answer) {
    Map<String, List<JsonNode>> changed =
        answer
            .path("fields")
            .valueStream()
            .collect(Collectors.groupingBy(field -> field.path("object").asText()));
    List<JsonNode> rows = new ArrayList<>();
    for (String change : List.of("added", "changed", "removed", "kept")) {
      for (JsonNode id : answer.path(change).path("ids")) {
        ObjectNode row =
            JsonNodeFactory.instance.objectNode().put("change", change).put("object", id.asText());
        List<JsonNode> fields =
            change.equals("changed") ? changed.getOrDefault(id.asText(), List.of()) : List.of();
        if (fields.isEmpty()) {
          rows.add(row);
        }
        fields.forEach(field -> rows.add(row.deepCopy().setAll((ObjectNode) field)));
      }
    }
    return rows;
  }

  private static byte[] compressed(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return compressed.toByteArray();
  }
}
