package io.signalbox.cli.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.command.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a posting is, in a small file beside the posted one. It is there while the posting is not
 * done.
 */
final class PostingState {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;
  private final String of;
  private long items;
  private long refusedBytes;
  private final TreeMap<String, Long> counts = new TreeMap<>();

  private PostingState(Path path, String of) {
    this.path = path;
    this.of = of;
  }

  /**
   * Reads the state of an interrupted posting, or begins one.
   *
   * @throws CommandFailure if the file changed since, or it went to another hub
   */
  static PostingState open(Path path, Path file, String hub) throws CommandFailure {
    try {
      String of = hub + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toInstant();
      PostingState state = new PostingState(path, of);
      if (Files.exists(path)) {
        state.read();
      }
      return state;
    } catch (IOException fault) {
      throw CommandFailure.local(file + " cannot be read: " + fault.getMessage());
    }
  }

  private void read() throws CommandFailure, IOException {
    JsonNode json = JSON.readTree(Files.readAllBytes(path));
    if (!json.path("of").asText().equals(of)) {
      throw CommandFailure.local(
          "The posting that "
              + path
              + " tells of was of another file or to another hub: remove it to begin anew.");
    }
    items = json.path("items").asLong();
    refusedBytes = json.path("refusedBytes").asLong();
    json.path("counts")
        .properties()
        .forEach(one -> counts.put(one.getKey(), one.getValue().asLong()));
  }

  /** How many items are done with. */
  long items() {
    return items;
  }

  /** How long the file of refused items is when so many are done with. */
  long refusedBytes() {
    return refusedBytes;
  }

  SortedMap<String, Long> counts() {
    return counts;
  }

  void add(String status) {
    counts.merge(status, 1L, Long::sum);
  }

  /** Notes that a batch is done with. */
  void advance(long number, long refused) throws CommandFailure {
    items += number;
    refusedBytes = refused;
    ObjectNode json = JSON.createObjectNode().put("of", of).put("items", items);
    json.put("refusedBytes", refusedBytes);
    ObjectNode each = json.putObject("counts");
    counts.forEach(each::put);
    DurableFile.replace(path, (json + "\n").getBytes(StandardCharsets.UTF_8));
  }

  void remove() throws CommandFailure {
    try {
      Files.deleteIfExists(path);
    } catch (IOException fault) {
      throw CommandFailure.local(path + " cannot be removed: " + fault.getMessage());
    }
  }
}
