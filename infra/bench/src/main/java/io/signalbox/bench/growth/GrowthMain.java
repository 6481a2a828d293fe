package io.signalbox.bench.growth;

import io.signalbox.bench.Arguments;
import io.signalbox.bench.RunsOn;
import io.signalbox.runtime.template.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures and draws what an event costs while a hub's settings and tables grow. */
public final class GrowthMain {

  @FunctionalInterface
  private interface Part {
    Growth measure(Template template) throws Exception;
  }

  private GrowthMain() {}

  /** The project's folder; then perhaps where the pictures go, and names of parts. */
  public static void main(String[] args) throws Exception {
    Arguments arguments = new Arguments(args);
    Path root = arguments.root();
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("routes", Routes::measure);
    parts.put("brand-names", BrandNames::measure);
    parts.put("destinations", Destinations::measure);
    parts.put("feeds", Feeds::measure);
    parts.put("readers", Readers::measure);
    parts.put("set-aside", SetAside::measure);
    parts.put("directory", Directories::measure);
    parts.put("taxii", Collections::measure);
    parts.put("searches", Searches::measure);
    parts.put("what-if", ChangedSettings::measure);
    Path pictures = arguments.pictures("infra/bench/pictures");
    List<String> wanted = arguments.names(parts.keySet());
    Template template = Template.read(root.resolve("template.yaml"), Map.of());
    String ranOn = RunsOn.text(root);
    System.out.println(ranOn);
    for (Map.Entry<String, Part> part : parts.entrySet()) {
      if (wanted.contains(part.getKey())) {
        Growth growth = part.getValue().measure(template);
        growth
            .lines()
            .forEach(
                (operation, costs) ->
                    System.out.printf(
                        Locale.ROOT, "%s: exponent %.2f%n", operation, Growth.exponent(costs)));
        Files.writeString(
            pictures.resolve("growth-" + part.getKey() + ".svg"), Plot.svg(growth, ranOn));
      }
    }
  }
}
