package io.signalbox.cli.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The profiles of a user: {@code profiles.json}, which only the user can read. */
public final class ProfileFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<PosixFilePermission> OF_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private final Path path;

  private ProfileFile(Path path) {
    this.path = path;
  }

  /** {@code $XDG_CONFIG_HOME/signalbox/profiles.json}, else below {@code ~/.config}. */
  public static ProfileFile of(Surroundings surroundings) {
    Path base =
        surroundings
            .variable("XDG_CONFIG_HOME")
            .map(surroundings::file)
            .orElseGet(
                () ->
                    surroundings
                        .file(surroundings.variable("HOME").orElse("."))
                        .resolve(".config"));
    return new ProfileFile(base.resolve("signalbox").resolve("profiles.json"));
  }

  public Path path() {
    return path;
  }

  /** All profiles by name; empty where there is no file. */
  public SortedMap<String, Profile> read() throws CommandFailure {
    TreeMap<String, Profile> profiles = new TreeMap<>();
    for (var entry : document().path("profiles").properties()) {
      try {
        profiles.put(entry.getKey(), Profile.read(entry.getValue()));
      } catch (IllegalArgumentException fault) {
        throw CommandFailure.local(
            "The profile " + entry.getKey() + " of " + path + ": " + fault.getMessage());
      }
    }
    return profiles;
  }

  /** The name of the profile that is used where none is named. */
  public Optional<String> standard() throws CommandFailure {
    return Optional.ofNullable(document().path("default").textValue());
  }

  /** Keeps a profile. The first one, or one that is to be, is the default. */
  public void put(String name, Profile profile, boolean standard) throws CommandFailure {
    ObjectNode document = document();
    document.withObject("/profiles").set(name, profile.json());
    if (standard || !document.has("default")) {
      document.put("default", name);
    }
    write(document);
  }

  /** Forgets a profile with its token; false where there is none. */
  public boolean remove(String name) throws CommandFailure {
    ObjectNode document = document();
    boolean removed = document.withObject("/profiles").remove(name) != null;
    if (removed) {
      if (document.path("default").asText().equals(name)) {
        document.remove("default");
      }
      write(document);
    }
    return removed;
  }

  private ObjectNode document() throws CommandFailure {
    if (!Files.exists(path)) {
      return JSON.createObjectNode();
    }
    try {
      if (Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains)) {
        throw CommandFailure.local(
            "Others can read " + path + ", which has tokens: chmod 600 " + path);
      }
      JsonNode read = JSON.readTree(Files.readAllBytes(path));
      if (read instanceof ObjectNode document) {
        return document;
      }
      throw CommandFailure.local(path + " is no JSON object; correct it, or log in again.");
    } catch (IOException _) {
      // What it says of the place has the text around it, a token perhaps.
      throw CommandFailure.local(path + " cannot be read as JSON; correct or remove it.");
    }
  }

  private void write(ObjectNode document) throws CommandFailure {
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Path written =
          Files.createTempFile(
              folder,
              "profiles",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(written, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
      Files.move(
          written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException fault) {
      throw CommandFailure.local(path + " cannot be written: " + fault.getMessage());
    }
  }
}
