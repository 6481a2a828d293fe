package io.signalbox.keys.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Parameters;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.keys.KeyUse;
import io.signalbox.settings.people.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code GET /v1/keys}: where the hub uses which key, for whom, and until when. */
final class KeysEndpoint {
  static final String[] PARAMETERS = {"after", "limit", "expiring", "address"};

  private static final int LIMIT = 1_000;

  private final Authenticator gate;
  private final UsedKeys keys;

  KeysEndpoint(Authenticator gate, UsedKeys keys) {
    this.gate = gate;
    this.keys = keys;
  }

  Response list(Request request) {
    gate.authenticate(request).require(Permission.SEE_STATES);
    Parameters parameters = new Parameters(request);
    int limit = parameters.number("limit", 1, LIMIT, LIMIT);
    boolean isForExpiring = parameters.flag("expiring").orElse(false);
    Instant now = keys.now();
    Optional<String> address = parameters.text("address");
    List<KeyUse> page = keys.page(parameters.text("after"), limit);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode uses = json.putArray("uses");
    page.stream()
        .filter(use -> !isForExpiring || use.isExpiring(now))
        .filter(use -> address.isEmpty() || use.concerns(address.get()))
        .forEach(use -> uses.add(json(use, now)));
    if (page.size() >= limit) {
      json.put("next", page.getLast().place());
    }
    return Response.json(200, json);
  }

  private static ObjectNode json(KeyUse use, Instant now) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("place", use.place())
            .put("purpose", use.purpose().text())
            .put("kind", use.facts().kind().name().toLowerCase(Locale.ROOT))
            .put("fingerprint", use.facts().fingerprint());
    use.address().ifPresent(address -> json.put("address", address));
    use.facts().expires().ifPresent(end -> json.put("expires", end.toString()));
    json.put("usable", use.unusable().isEmpty());
    use.unusable().ifPresent(reason -> json.put("reason", reason));
    use.warning(now).ifPresent(warning -> json.put("warning", warning));
    return json;
  }
}
