package io.signalbox.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Builds the settings document of a scenario, from JSON with single quotes. */
public final class Settings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode document = JSON.createObjectNode();

  public Settings() {
    document.putObject("instances");
    document.putObject("destinations");
    document.putObject("routes");
  }

  /**
   * An instance whose token is its name and {@code -token}, which is shorter than the hub takes in
   * clear, and that may post and read every feed.
   */
  public Settings instance(String name) {
    return instance(name, "'invalidContent': 'reject'");
  }

  /** The same with further members, as JSON with single quotes. */
  public Settings instance(String name, String members) {
    return put(
        "instances",
        name,
        "{'tokens': [{'name': 'first', 'hash': '%s'}], 'grants': {'post': true, 'read': ['*']}, %s}"
            .formatted(sha256(name + "-token"), members));
  }

  public Settings destination(String name, String json) {
    return put("destinations", name, json);
  }

  /** A destination that gets bare events, a push each. */
  public Settings pushesTo(String name, PushReceiver receiver) {
    return destination(
        name, "{'method': 'http', 'uri': '%s', 'form': 'bare'}".formatted(receiver.url()));
  }

  /** A route for everything, to these destinations. */
  public Settings routeAllTo(String... destinations) {
    return put(
        "routes",
        "all",
        "{'pattern': {}, 'destinations': ['%s']}".formatted(String.join("', '", destinations)));
  }

  public Settings route(String name, String json) {
    return put("routes", name, json);
  }

  public String json() {
    return document.toString();
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Any entry of the document. */
  public Settings put(String kind, String name, String json) {
    try {
      document.withObjectProperty(kind).set(name, JSON.readTree(json.replace('\'', '"')));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
