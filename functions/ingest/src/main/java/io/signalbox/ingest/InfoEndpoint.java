package io.signalbox.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.envelope.DerivedId;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.HubVersion;
import io.signalbox.envelope.IntelMqVersion;
import io.signalbox.envelope.Limits;
import io.signalbox.envelope.Protocol;
import java.time.Duration;

/** {@code GET /v1/info}: what anybody may know who wants to talk to this hub. */
final class InfoEndpoint {
  private final String hubName;
  private final Duration retention;

  InfoEndpoint(String hubName, Duration retention) {
    this.hubName = hubName;
    this.retention = retention;
  }

  Response get(Request request) {
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    info.put("hub", hubName);
    info.put("version", HubVersion.TEXT);
    info.put("protocolVersion", Protocol.CURRENT);
    ArrayNode forms = info.putArray("forms");
    for (Form form : Form.values()) {
      forms.add(form.text());
    }
    info.put("intelmq", IntelMqVersion.LATEST.toString());
    info.put("derivedIdNamespace", DerivedId.NAMESPACE.toString());
    info.put("retention", "P%dD".formatted(retention.toDays()));
    ObjectNode limits = info.putObject("limits");
    Limits.byName().forEach(limits::put);
    return Response.json(200, info);
  }
}
