package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.audit.AuditKind;
import io.signalbox.access.audit.AuditReader;
import io.signalbox.api.Parameters;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.settings.people.Permission;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code GET /v1/audit}: who signed in, read personal data or changed something. */
final class AuditEndpoint {
  static final Set<String> PARAMETERS = Set.of("who", "kind", "since", "until", "after", "limit");

  private static final int DEFAULT_LIMIT = 100;
  private static final int LARGEST_LIMIT = 1_000;
  private static final String KINDS =
      Arrays.stream(AuditKind.values()).map(AuditKind::text).collect(Collectors.joining(", "));

  private final Authenticator gate;
  private final AuditReader reader;

  AuditEndpoint(Authenticator gate, AuditReader reader) {
    this.gate = gate;
    this.reader = reader;
  }

  Response list(Request request) {
    gate.authenticate(request).require(Permission.AUDIT);
    Parameters parameters = new Parameters(request);
    AuditReader.Page page =
        reader.read(
            new AuditReader.Wanted(
                parameters.text("who"),
                parameters.parsed("kind", AuditEndpoint::kind),
                parameters.time("since"),
                parameters.time("until")),
            parameters.parsed("after", AuditEndpoint::cursor),
            parameters.number("limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("entries");
    page.entries().forEach(entry -> list.add(entry.json()));
    page.next().ifPresent(next -> json.put("next", next));
    return Response.json(200, json);
  }

  private static AuditKind kind(String text) {
    return AuditKind.of(text)
        .orElseThrow(() -> new IllegalArgumentException("expected one of " + KINDS));
  }

  private static String cursor(String text) {
    if (!AuditReader.CURSOR.matcher(text).matches()) {
      throw new IllegalArgumentException("expected what an answer gave as next");
    }
    return text;
  }
}
