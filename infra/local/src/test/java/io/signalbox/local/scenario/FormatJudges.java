package io.signalbox.local.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.envelope.Json;
import io.signalbox.local.scenario.WrittenBodies.Body;
import io.signalbox.python.Command;
import io.signalbox.python.PythonEnvironment;
import io.signalbox.settings.DataFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The programs of the formats, as {@code infra/interop} runs them. */
final class FormatJudges {
  private static final Set<DataFormat> JUDGED_BY_INTELMQ =
      EnumSet.of(DataFormat.JSON, DataFormat.N6);
  private static final Set<DataFormat> JUDGED_BY_OTHERS =
      EnumSet.of(
          DataFormat.IDEA,
          DataFormat.X_ARF,
          DataFormat.STIX,
          DataFormat.MISP,
          DataFormat.CLOUDEVENTS,
          DataFormat.ECS,
          DataFormat.OCSF);

  private FormatJudges() {}

  /** What the programs refuse, by the names of pairs; without those that no program read. */
  static Map<String, List<String>> judge(Path folder, Map<FormatPair, List<Body>> bodies)
      throws IOException {
    Path intelmq = Files.createDirectory(folder.resolve("intelmq"));
    Path others = Files.createDirectory(folder.resolve("others"));
    for (Map.Entry<FormatPair, List<Body>> entry : bodies.entrySet()) {
      DataFormat format = entry.getKey().format();
      if (format == DataFormat.CSV) {
        writeTables(others, entry.getKey(), entry.getValue());
      } else if (JUDGED_BY_INTELMQ.contains(format)) {
        writeDocuments(intelmq, entry.getKey(), entry.getValue());
      } else if (JUDGED_BY_OTHERS.contains(format)) {
        writeDocuments(others, entry.getKey(), entry.getValue());
      }
    }
    Map<String, List<String>> faults = new HashMap<>();
    read(run("infra/bench/intelmq.txt", "judge_intelmq.py", intelmq), faults);
    read(run("infra/interop/judges.txt", "judge_formats.py", others), faults);
    return faults;
  }

  private static void writeTables(Path folder, FormatPair pair, List<Body> bodies)
      throws IOException {
    for (int n = 0; n < bodies.size(); n++) {
      Files.writeString(
          folder.resolve("csv-%s~%d.json".formatted(pair.name(), n)),
          Json.text(PairEvents.csv(bodies.get(n).text())));
    }
  }

  private static void writeDocuments(Path folder, FormatPair pair, List<Body> bodies)
      throws IOException {
    List<String> lines = documents(bodies).stream().map(Json::text).toList();
    Files.write(folder.resolve("%s~%s.ndjson".formatted(pair.format().text(), pair.name())), lines);
  }

  private static void read(String output, Map<String, List<String>> faultsOfAll) {
    for (String line : output.lines().toList()) {
      String[] columns = line.split("\t", 3);
      String name =
          Stream.of(columns[0].split("~"))
              .filter(part -> part.contains("-by-"))
              .map(part -> part.startsWith("csv-csv-") ? part.substring("csv-".length()) : part)
              .findFirst()
              .orElseThrow();
      List<String> faults = faultsOfAll.computeIfAbsent(name, _ -> new ArrayList<>());
      if (!columns[1].equals("judged")) {
        faults.add(line);
      }
    }
  }

  private static String run(String packages, String script, Path folder) {
    Path root = LocalHubs.root();
    String python = PythonEnvironment.of(root.resolve(packages)).program("python");
    return new Command(
            List.of(
                python,
                root.resolve("infra/interop/python").resolve(script).toString(),
                folder.toString()),
            Map.of("PYTHONDONTWRITEBYTECODE", "1", "PYTHONUTF8", "1"))
        .run();
  }

  /** The documents of bodies in JSON, one a line, one alone, or in an array. */
  static List<JsonNode> documents(List<Body> bodies) {
    List<JsonNode> documents = new ArrayList<>();
    for (Body body : bodies) {
      if (body.type().equals("application/x-ndjson")) {
        body.text().lines().forEach(line -> documents.add(Json.read(line).orElseThrow()));
      } else if (body.type().contains("json")) {
        JsonNode read = Json.read(body.text()).orElseThrow();
        if (read.isArray()) {
          read.forEach(documents::add);
        } else {
          documents.add(read);
        }
      }
    }
    return documents;
  }
}
