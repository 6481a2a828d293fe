package io.signalbox.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** The known advisories about libraries, and those that are accepted until a date for a reason. */
record Advisories(JsonNode file) {
  static Advisories read(Path file) throws IOException {
    return new Advisories(JsonMapper.builder().build().readTree(file.toFile()));
  }

  /** What speaks against shipping a library: advisories that are not accepted on that day. */
  List<String> against(String library, String version, LocalDate day) {
    return stream(file.path("advisories"))
        .filter(advisory -> advisory.path("package").asText().equals(library))
        .filter(advisory -> isAffected(advisory, new ComparableVersion(version)))
        .filter(advisory -> !isAccepted(advisory.path("id").asText(), day))
        .map(advisory -> advisory.path("id").asText() + ": " + advisory.path("summary").asText())
        .toList();
  }

  List<JsonNode> accepted() {
    return stream(file.path("accepted")).toList();
  }

  private boolean isAccepted(String id, LocalDate day) {
    return accepted().stream()
        .filter(one -> one.path("id").asText().equals(id))
        .anyMatch(one -> !day.isAfter(LocalDate.parse(one.path("until").asText())));
  }

  private static boolean isAffected(JsonNode advisory, ComparableVersion version) {
    return stream(advisory.path("affected"))
        .anyMatch(
            range ->
                version.compareTo(bound(range, "from")) >= 0
                    && (range.has("before")
                        ? version.compareTo(bound(range, "before")) < 0
                        : version.compareTo(bound(range, "through")) <= 0));
  }

  private static ComparableVersion bound(JsonNode range, String name) {
    return new ComparableVersion(range.path(name).asText());
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
