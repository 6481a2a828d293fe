package io.signalbox.local.scenario;

import io.signalbox.local.HubProcess;
import io.signalbox.scenarios.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A hub with the smallest heap whose events go to destinations of all formats, to be pushed, mailed
 * and read.
 */
final class EveryFormat {
  static final List<String> FORMATS =
      List.of("json", "csv", "idea", "stix", "n6", "misp", "cloudevents", "ecs", "ocsf");

  /** Of the instance that posts and reads. */
  static final String TOKEN = "cert-at-token";

  private EveryFormat() {}

  static HubProcess hub(Path data) throws IOException {
    return HubProcess.start(
        List.of(), LocalHubs.root(), "--port", "0", "--allow-loopback", "--data", data.toString());
  }

  /**
   * Settings with three destinations for each format.
   *
   * @param receiver gets the pushes, each below its format's name
   * @param batch the most events of a push
   */
  static String settings(URI receiver, int batch) {
    Settings settings = new Settings().instance("cert-at");
    for (String format : FORMATS) {
      settings
          .destination("read-" + format, "{'method': 'pull', 'format': '%s'}".formatted(format))
          .destination(
              "pushed-" + format,
              "{'method': 'http', 'uri': '%s', 'format': '%s', 'http': {'batch': %d}}"
                  .formatted(receiver.resolve(format), format, batch))
          .destination(
              "mailed-" + format,
              ("{'method': 'mail', 'uri': 'mailto:abuse@isp.example', 'format': '%s',"
                      + " 'interval': {'pause': 'PT0S'}}")
                  .formatted(format));
    }
    return settings
        .routeAllTo(
            FORMATS.stream()
                .flatMap(
                    format -> Stream.of("read-", "pushed-", "mailed-").map(way -> way + format))
                .toArray(String[]::new))
        .json();
  }
}
