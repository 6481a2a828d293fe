package io.signalbox.keys.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.directory.keys.FoundKey;
import io.signalbox.directory.keys.FoundKeys;
import io.signalbox.keys.KeyReader;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.people.Permission;
import io.signalbox.wkd.KeyFinder;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /v1/keys/found/{address}}: the key that was found by Web Key Directory. */
final class FoundKeyEndpoint {
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64}");
  private static final JsonMapper JSON = new JsonMapper();
  private static final String MEMBER = "fingerprint";

  private final Authenticator gate;
  private final KeyFinder finder;
  private final FoundKeys found;
  private final Clock clock;

  FoundKeyEndpoint(Authenticator gate, KeyFinder finder, FoundKeys found, Clock clock) {
    this.gate = gate;
    this.finder = finder;
    this.found = found;
    this.clock = clock;
  }

  /** What was found, and whether it can be used now. */
  Response get(Request request) {
    MailAddress address = address(request, Permission.SEE_RECIPIENTS);
    return found
        .find(address.key())
        .map(key -> Response.json(200, json(key, clock.instant())))
        .orElseThrow(FoundKeyEndpoint::notLookedFor);
  }

  /**
   * Asks the directory now. A body with a fingerprint pins the key that has it, in the place of the
   * one before.
   */
  Response look(Request request) {
    MailAddress address = address(request, Permission.OPERATE);
    Optional<String> fingerprint = fingerprint(request);
    FoundKey key =
        fingerprint.map(one -> finder.pin(address, one)).orElseGet(() -> finder.look(address));
    if (fingerprint.isPresent()
        && key.pinned().filter(one -> one.fingerprint().equals(fingerprint.get())).isEmpty()) {
      throw Problem.of(
              ProblemType.CONFLICT,
              "The Web Key Directory has no usable key of that fingerprint for the address.")
          .with("found", json(key, clock.instant()))
          .exception();
    }
    return Response.json(200, json(key, clock.instant()));
  }

  /** Gives up what was found: the next look pins anew. */
  Response delete(Request request) {
    if (!found.delete(address(request, Permission.OPERATE).key())) {
      throw notLookedFor();
    }
    return Response.empty(204);
  }

  private MailAddress address(Request request, Permission permission) {
    gate.authenticate(request).require(permission);
    try {
      return MailAddress.parse(request.pathParameter("address"));
    } catch (IllegalArgumentException none) {
      throw Problem.of(ProblemType.INVALID_CONTENT, String.valueOf(none.getMessage())).exception();
    }
  }

  private static ProblemException notLookedFor() {
    return Problem.of(ProblemType.NOT_FOUND, "No key of this address was looked for.").exception();
  }

  private static Optional<String> fingerprint(Request request) {
    if (request.bodySizeInBytes() == 0) {
      return Optional.empty();
    }
    if (request.bodySizeInBytes() <= KeyBody.LIMIT_BYTES) {
      try {
        JsonNode body = JSON.readTree(request.body());
        if (body instanceof ObjectNode object && object.isEmpty()) {
          return Optional.empty();
        }
        String text = body.path(MEMBER).asText();
        if (body.size() == 1 && FINGERPRINT.matcher(text).matches()) {
          return Optional.of(text.toLowerCase(Locale.ROOT));
        }
      } catch (IOException notJson) {
        throw Problem.of(ProblemType.MALFORMED_REQUEST, "The body is not JSON.").exception();
      }
    }
    throw Problem.of(
            ProblemType.INVALID_CONTENT,
            "The body is empty, or {\"fingerprint\": that of the key to use}.")
        .with("pointer", "/" + MEMBER)
        .exception();
  }

  private static ObjectNode json(FoundKey key, Instant now) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("address", key.address());
    Optional<FoundKey.Pinned> pinned = key.pinned();
    Optional<String> fault =
        pinned.isPresent()
            ? KeyReader.fault(pinned.get().text(), key.address(), now)
            : key.fault().or(() -> Optional.of("no key was found"));
    pinned.ifPresent(
        one -> json.put(MEMBER, one.fingerprint()).put("since", one.since().toString()));
    json.put("usable", fault.isEmpty());
    fault.ifPresent(reason -> json.put("reason", reason));
    json.put("looked", key.lookedAt().toString()).put("next", key.nextLook().toString());
    key.fault().ifPresent(reason -> json.put("answer", reason));
    key.other().ifPresent(other -> json.put("other", other));
    pinned.ifPresent(one -> json.put("openpgp", one.text()));
    return json;
  }
}
