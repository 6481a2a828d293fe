package io.signalbox.simulation;

import io.signalbox.local.template.Template;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The template with the parameters of each hub, read once. */
public final class Templates {
  private final Path file;
  private final Map<String, Template> byHub = new ConcurrentHashMap<>();

  public Templates(Path file) {
    this.file = file;
  }

  /** The template of the hub of that name. */
  public Template of(String hub) {
    return byHub.computeIfAbsent(hub, name -> Template.read(file, Map.of("HubName", name)));
  }
}
