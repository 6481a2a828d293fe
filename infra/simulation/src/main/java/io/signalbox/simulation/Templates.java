package io.signalbox.simulation;

import io.signalbox.runtime.template.Template;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The template with the parameters of each hub, each read once. */
public final class Templates {
  private final Path file;
  private final Map<Map<String, String>, Template> read = new ConcurrentHashMap<>();

  public Templates(Path file) {
    this.file = file;
  }

  /** The template of the hub of that name, which keeps what it has for so many days. */
  public Template of(String hub, int retentionDays) {
    return read.computeIfAbsent(
        Map.of("HubName", hub, "Retention", "P" + retentionDays + "D"),
        parameters -> Template.read(file, parameters));
  }
}
