package io.signalbox.interop;

import io.signalbox.python.Command;
import io.signalbox.python.PythonEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Programs of others that read what the hub writes, each in one process for all documents. */
final class Judge {

  /**
   * What a program said of a file.
   *
   * @param judged how many documents it read
   * @param faults what it refuses, with the document's number before the reason
   */
  record Judgement(int judged, List<String> faults) {}

  private Judge() {}

  /** What IntelMQ says of the files of a folder, by their names. */
  static Map<String, Judgement> intelmq(Path folder) {
    return judgements(run("../bench/intelmq.txt", "judge_intelmq.py", folder.toString()));
  }

  /** What the programs of other formats say of the files of a folder, by their names. */
  static Map<String, Judgement> formats(Path folder) {
    return judgements(run("judges.txt", "judge_formats.py", folder.toString()));
  }

  /** The events in IntelMQ's own tests, a line each. */
  static List<String> intelmqEvents() {
    return run("../bench/intelmq.txt", "intelmq_events.py").lines().toList();
  }

  /** The events in the Shadowserver reports of IntelMQ's tests, a line each. */
  static List<String> shadowserverEvents() {
    return run("reports.txt", "shadowserver_events.py").lines().toList();
  }

  /** The events in the reports of earlier years, a line each. */
  static List<String> earlierShadowserverEvents() {
    Path reports = PythonEnvironment.of(Path.of("reports-earlier.txt")).folder();
    return run("reports.txt", "shadowserver_events.py", reports.toString()).lines().toList();
  }

  private static String run(String packages, String script, String... arguments) {
    PythonEnvironment environment = PythonEnvironment.of(Path.of(packages));
    List<String> words = new ArrayList<>();
    words.add(environment.program("python"));
    words.add(Path.of("python", script).toString());
    words.addAll(List.of(arguments));
    return new Command(words, Map.of("PYTHONDONTWRITEBYTECODE", "1", "PYTHONUTF8", "1")).run();
  }

  private static Map<String, Judgement> judgements(String output) {
    Map<String, List<String>> faults = new HashMap<>();
    Map<String, Integer> judged = new HashMap<>();
    for (String line : output.lines().toList()) {
      String[] columns = line.split("\t", 3);
      if (columns.length < 3) {
        throw new IllegalStateException("The judge said: " + line);
      }
      if (columns[1].equals("judged")) {
        judged.put(columns[0], Integer.valueOf(columns[2]));
      } else {
        faults
            .computeIfAbsent(columns[0], _ -> new ArrayList<>())
            .add(columns[1] + ": " + columns[2]);
      }
    }
    Map<String, Judgement> judgements = new HashMap<>();
    faults.forEach((file, all) -> judgements.put(file, new Judgement(0, all)));
    judged.forEach(
        (file, count) ->
            judgements.put(file, new Judgement(count, faults.getOrDefault(file, List.of()))));
    return judgements;
  }
}
