package io.signalbox.settings.requested;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.MetaKeys;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.settings.CheckContext;
import io.signalbox.settings.DeliveryGrants;
import io.signalbox.settings.DeliveryGrants.Directives;
import io.signalbox.settings.DeliveryMethods;
import io.signalbox.settings.Destination;
import io.signalbox.settings.KeyFaults;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import io.signalbox.settings.requested.DeliveryRequest.Target;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads where envelopes ask to go (IEP05): in their meta under {@link MetaKeys#DELIVER}, an object
 * or several, each of which names a destination, or a connection with a URI, or carries settings;
 * and in {@code extra.certbund.source_directives}. For many threads at once.
 */
public final class RequestReader {
  private static final String FIELD = "meta." + MetaKeys.DELIVER;

  /** How many requests one envelope may have. */
  private static final int LIMIT = 10;

  private static final int BYTES_LIMIT = 8_192;

  private final CheckContext context;
  private final CheckedSettings checked = new CheckedSettings();

  /**
   * @param clock tells whether a certificate has expired
   */
  public RequestReader(ForbiddenAddresses forbidden, Clock clock) {
    // Requests have no templates; the keys of connections were checked with the settings.
    this.context =
        new CheckContext(
            forbidden,
            (kind, template) -> Optional.empty(),
            template -> Optional.empty(),
            KeyFaults.NONE,
            clock);
  }

  /**
   * What the envelope asks for. One that has passed another hub asked that one: of this hub it asks
   * nothing, unless its sender may send directives.
   *
   * @param sender the instance that posted it, whose grants count
   */
  public RequestReading read(Envelope envelope, String sender, SettingsDocument settings) {
    boolean isRelayed = envelope.path().hubs().size() > 1;
    Optional<JsonNode> asked = isRelayed ? Optional.empty() : envelope.meta().get(MetaKeys.DELIVER);
    Optional<JsonNode> directives =
        isRelayed && grants(sender, settings).directives() != Directives.DELIVER
            ? Optional.empty()
            : SourceDirectives.of(envelope);
    if (asked.isEmpty() && directives.isEmpty()) {
      return RequestReading.NOTHING;
    }
    List<DeliveryRequest> requests = new ArrayList<>();
    try {
      if (asked.isPresent()) {
        for (Placed one : placed(FIELD, asked.get(), LIMIT)) {
          requests.add(request(one, sender, settings));
        }
      }
      if (directives.isPresent()) {
        follow(directives.get(), sender, settings, requests);
      }
      return new RequestReading.Requests(requests);
    } catch (RefusedRequest refused) {
      return refused.reading();
    }
  }

  private static DeliveryGrants grants(String sender, SettingsDocument settings) {
    return InlineSettings.grants(sender, settings);
  }

  private record Placed(String field, JsonNode value) {}

  private static List<Placed> placed(String field, JsonNode asked, int limit)
      throws RefusedRequest {
    if (!asked.isArray()) {
      return List.of(new Placed(field, asked));
    }
    if (asked.size() > limit) {
      throw new RefusedRequest(field, "has more than " + limit + " items");
    }
    List<Placed> placed = new ArrayList<>();
    for (int index = 0; index < asked.size(); index++) {
      placed.add(new Placed(field + "[" + index + "]", asked.get(index)));
    }
    return placed;
  }

  private DeliveryRequest request(Placed asked, String sender, SettingsDocument settings)
      throws RefusedRequest {
    String field = asked.field();
    if (!(asked.value() instanceof ObjectNode said)) {
      throw new RefusedRequest(field, "is an object, or an array of objects");
    }
    if (Json.bytes(said).length > BYTES_LIMIT) {
      throw new RefusedRequest(field, "has more than " + BYTES_LIMIT + " bytes");
    }
    List<String> groupBy = new ArrayList<>();
    said.path("groupBy").forEach(name -> groupBy.add(name.asText()));
    if (said.has("destination")) {
      RequestShapes.BY_NAME.check(field, said);
      return new DeliveryRequest(field, named(field, said, sender, settings), groupBy, Map.of());
    }
    boolean byConnection = said.has("connection");
    (byConnection ? RequestShapes.BY_CONNECTION : RequestShapes.INLINE).check(field, said);
    said.remove("groupBy");
    InlineDestination described = new InlineDestination(sender, said);
    return new DeliveryRequest(field, described(described, settings, field), groupBy, Map.of());
  }

  private static Target named(
      String field, ObjectNode said, String sender, SettingsDocument settings)
      throws RefusedRequest {
    String name = said.path("destination").asText();
    // Who has no grant does not learn which destinations there are.
    if (!grants(sender, settings).mayName(name)) {
      throw new RefusedRequest(
          field + ".destination", "the instance has no grant for the destination " + name);
    }
    return Optional.ofNullable(settings.destinations().get(name))
        .map(Target.Named::new)
        .orElseThrow(
            () -> new RefusedRequest(field + ".destination", "there is no destination " + name));
  }

  private void follow(
      JsonNode directives, String sender, SettingsDocument settings, List<DeliveryRequest> requests)
      throws RefusedRequest {
    DeliveryGrants grants = grants(sender, settings);
    if (grants.directives() == Directives.IGNORE) {
      return;
    }
    String field = SourceDirectives.FIELD;
    if (grants.directives() == Directives.REFUSE) {
      throw new RefusedRequest(field, "the instance has no grant for directives");
    }
    for (Placed one : placed(field, directives, SourceDirectives.LIMIT)) {
      Optional<SourceDirectives.Wanted> wanted =
          SourceDirectives.wanted(sender, one.field(), one.value());
      if (wanted.isPresent()) {
        Target target = described(wanted.get().destination(), settings, one.field());
        requests.add(new DeliveryRequest(one.field(), target, List.of(), wanted.get().group()));
      }
    }
  }

  private Target described(InlineDestination described, SettingsDocument settings, String field)
      throws RefusedRequest {
    Optional<Destination> known = checked.find(described.name(), settings);
    if (known.isPresent()) {
      return new Target.Described(described, known.get());
    }
    ObjectNode entry = InlineSettings.entry(described, settings, field);
    Faults faults = new Faults();
    DeliveryMethods.find(entry.path("method").asText())
        .orElseThrow()
        .check(JsonLocation.root(entry), context, faults);
    for (Fault fault : faults.list()) {
      throw new RefusedRequest(field + fault.pointer().replace('/', '.'), fault.reason());
    }
    Destination made = InlineSettings.destination(described, settings, field);
    if (made.isPulled()) {
      throw new RefusedRequest(field + ".method", "a feed that is read on request has no URI");
    }
    checked.add(made, settings);
    return new Target.Described(described, made);
  }
}
