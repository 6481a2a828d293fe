package io.signalbox.settings.service.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The JSON object of a request about peers; each member that it should not have is a fault. */
public final class PeerRequest {
  private static final Set<String> SEND = Set.of("pattern", "ceiling", "fields");
  private static final Pattern TOKEN = Pattern.compile("[!-~]{20,1000}");

  private final ObjectNode json;

  /**
   * @param members all that the request may have
   * @throws ProblemException 422 for another member
   */
  public PeerRequest(ObjectNode json, Set<String> members) {
    this.json = json;
    refuseOthers(json, members, "");
  }

  private static void refuseOthers(ObjectNode object, Set<String> members, String pointer) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!members.contains(name)) {
                throw fault(pointer + "/" + name, "is not known here");
              }
            });
  }

  /** A text that has to be there. */
  public String text(String member) {
    return optional(member).orElseThrow(() -> fault("/" + member, "a text is expected"));
  }

  /** A text; empty where there is none. */
  public Optional<String> optional(String member) {
    JsonNode node = json.path(member);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isTextual() || node.asText().isBlank()) {
      throw fault("/" + member, "a text is expected");
    }
    return Optional.of(node.asText());
  }

  /** The address of a hub. */
  public Optional<String> uri() {
    Optional<String> uri = optional("uri");
    uri.flatMap(PeerUri::fault)
        .ifPresent(
            reason -> {
              throw fault("/uri", reason);
            });
    return uri;
  }

  /** A token that the other side made. */
  public Optional<String> token() {
    Optional<String> token = optional("token");
    if (token.filter(text -> !isToken(text)).isPresent()) {
      throw fault("/token", "it is no token");
    }
    return token;
  }

  /** Whether a text can be the token of an instance. */
  public static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  public boolean flag(String member) {
    return json.path(member).asBoolean(false);
  }

  /** What one hub sends to the other; empty for nothing. */
  public Optional<ObjectNode> send() {
    JsonNode send = json.path("send");
    if (send.isMissingNode()) {
      return Optional.empty();
    }
    if (!(send instanceof ObjectNode terms)) {
      throw fault("/send", "an object is expected");
    }
    refuseOthers(terms, SEND, "/send");
    return Optional.of(terms);
  }

  /** A duration between two others. */
  public Duration duration(String member, Duration least, Duration most, Duration otherwise) {
    Optional<String> text = optional(member);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      Duration duration = Duration.parse(text.get());
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (DateTimeException broken) {
      // It is told below, like one that is too long.
    }
    throw fault("/" + member, "a duration from %s to %s is expected".formatted(least, most));
  }

  /** What is wrong with a member. */
  public static ProblemException fault(String pointer, String reason) {
    return Problem.of(ProblemType.INVALID_CONTENT, pointer + ": " + reason).exception();
  }
}
