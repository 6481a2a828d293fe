package io.signalbox.keys.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.crypto.KeyFacts;
import io.signalbox.crypto.UnusableKeyException;
import io.signalbox.directory.keys.HeldKey;
import io.signalbox.directory.keys.HeldKeys;
import io.signalbox.keys.KeyReader;
import io.signalbox.settings.people.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code /v1/keys/{fingerprint}}: the public keys and certificates that the hub holds. */
final class HeldKeyEndpoint {
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final String POINTER = "pointer";

  private final Authenticator gate;
  private final HeldKeys held;
  private final UsedKeys used;

  HeldKeyEndpoint(Authenticator gate, HeldKeys held, UsedKeys used) {
    this.gate = gate;
    this.held = held;
    this.used = used;
  }

  /** The key, and for which addresses it can be used now; {@code ?address=} asks for another. */
  Response get(Request request) {
    gate.authenticate(request).require(Permission.SEE_STATES);
    return Response.json(
        200, json(standing(request), new Parameters(request).text("address"), used.now()));
  }

  /** Holds a key, of which only the public part is taken. */
  Response put(Request request) {
    Caller caller = operator(request);
    JsonNode body = KeyBody.of(request);
    String member = body.has("openpgp") ? "openpgp" : "certificate";
    String text = body.path(member).asText();
    Instant now = used.now();
    KeyFacts facts = facts(text, member, now);
    String fingerprint = fingerprint(request);
    if (!facts.fingerprint().equals(fingerprint)) {
      throw invalid(member, "This key has the fingerprint " + facts.fingerprint() + ".");
    }
    HeldKey key = new HeldKey(fingerprint, text, caller.name(), now);
    return Response.json(held.put(key) ? 201 : 200, json(key, Optional.empty(), now));
  }

  /** Holds it no longer, unless a destination names it. */
  Response delete(Request request) {
    operator(request);
    List<String> places = used.namedBy(fingerprint(request));
    if (!places.isEmpty()) {
      throw Problem.of(ProblemType.CONFLICT, "Destinations name this key; change these first.")
          .with("places", places)
          .exception();
    }
    standing(request);
    held.delete(fingerprint(request));
    return Response.empty(204);
  }

  private Caller operator(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.OPERATE);
    return caller;
  }

  private static String fingerprint(Request request) {
    return request.pathParameter("fingerprint").toLowerCase(Locale.ROOT);
  }

  private HeldKey standing(Request request) {
    return Optional.of(fingerprint(request))
        .filter(one -> FINGERPRINT.matcher(one).matches())
        .flatMap(held::find)
        .orElseThrow(
            () -> Problem.of(ProblemType.NOT_FOUND, "The hub holds no such key.").exception());
  }

  private static KeyFacts facts(String text, String member, Instant now) {
    try {
      if (KeyReader.isOpenPgp(text) != member.equals("openpgp")) {
        throw invalid(member, "The key is of the other kind.");
      }
      return KeyReader.facts(text, now);
    } catch (UnusableKeyException fault) {
      throw invalid(member, "Not held: " + fault.getMessage() + ".");
    }
  }

  private static ProblemException invalid(String member, String detail) {
    return Problem.of(ProblemType.INVALID_CONTENT, detail).with(POINTER, "/" + member).exception();
  }

  private static ObjectNode json(HeldKey key, Optional<String> asked, Instant now) {
    KeyFacts facts = facts(key.text(), key.isOpenPgp() ? "openpgp" : "certificate", now);
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("fingerprint", key.fingerprint())
            .put("kind", facts.kind().name().toLowerCase(Locale.ROOT))
            .put("by", key.by())
            .put("at", key.at().toString());
    facts.expires().ifPresent(end -> json.put("expires", end.toString()));
    ArrayNode addresses = json.putArray("addresses");
    for (String address : asked.map(List::of).orElse(facts.addresses())) {
      Optional<String> fault = KeyReader.fault(key.text(), address, now);
      ObjectNode one = addresses.addObject().put("address", address).put("usable", fault.isEmpty());
      fault.ifPresent(reason -> one.put("reason", reason));
    }
    return json.put(key.isOpenPgp() ? "openpgp" : "certificate", key.text());
  }

  /** The members that a body may have: one of them. */
  static final Set<String> MEMBERS = Set.of("openpgp", "certificate");
}
