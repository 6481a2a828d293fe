package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Parameters;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.envelope.Ceiling;
import io.signalbox.envelope.EnvelopeWriter;
import io.signalbox.envelope.Form;
import io.signalbox.envelopes.Aside;
import io.signalbox.envelopes.AsideId;
import io.signalbox.envelopes.AsidePage;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.Quarantined;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.settings.ReleasePolicy;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.people.Permission;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /v1/conflicts} and {@code GET /v1/quarantine}: what was kept aside and nobody has
 * decided about, or somebody has, the newest first. An administrator sees all of it, others what
 * they posted themselves.
 */
final class AsideEndpoint {
  static final Set<String> PARAMETERS = Set.of("instance", "limit", "decided", "after");

  private static final int DEFAULT_LIMIT = 100;
  private static final int LARGEST_LIMIT = 1_000;

  private static final String DECIDED = "decided";
  private static final String NEXT = "next";

  /** How many conflicts are looked through at once for those that are asked for. */
  private static final int CONFLICTS_READ = 2_000;

  /** Leaves room for the last one, and for what JSON adds. */
  private static final int TEXT_LIMIT_CHARACTERS = 1_000_000;

  private final Authenticator gate;
  private final EnvelopeStore envelopeStore;
  private final SettingsSource settings;
  private final EnvelopeWriter writer = new EnvelopeWriter();

  AsideEndpoint(Authenticator gate, EnvelopeStore envelopeStore, SettingsSource settings) {
    this.gate = gate;
    this.envelopeStore = envelopeStore;
    this.settings = settings;
  }

  Response conflicts(Request request) {
    Caller caller = gate.authenticate(request);
    Parameters parameters = new Parameters(request);
    Optional<String> instance = instance(caller, parameters);
    int limit = limit(parameters);
    boolean decided = parameters.flag(DECIDED).orElse(false);
    Optional<AsideId> last = after(parameters);
    AsidePage<StoredEnvelope> page = envelopeStore.conflicts(last, CONFLICTS_READ);
    Optional<AsideId> next = page.next();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode conflicts = json.putArray("conflicts");
    int room = TEXT_LIMIT_CHARACTERS;
    for (Aside<StoredEnvelope> one : page.items()) {
      boolean wanted = instance.isEmpty() || one.what().sender().equals(instance.get());
      if (wanted && one.isDecided() == decided) {
        ObjectNode conflict = conflict(caller, one);
        int length = conflict.path("envelope").toString().length();
        if (length > TEXT_LIMIT_CHARACTERS) {
          conflict.remove("envelope");
          conflict.put("note", "The envelope is too large to be shown here.");
          length = 0;
        }
        if (conflicts.size() == limit || length > room) {
          next = last;
          break;
        }
        conflicts.add(conflict);
        room -= length;
      }
      last = Optional.of(one.id());
    }
    next.ifPresent(id -> json.put(NEXT, id.text()));
    return Response.json(200, json);
  }

  private ObjectNode conflict(Caller caller, Aside<StoredEnvelope> one) {
    StoredEnvelope arrival = one.what();
    ObjectNode conflict = JsonNodeFactory.instance.objectNode();
    conflict.put("conflict", one.id().text());
    putDecision(conflict, one);
    conflict.put("id", arrival.envelope().id().text());
    conflict.put("sender", arrival.sender());
    conflict.put("receivedAt", arrival.receivedAt().toString());
    refusal(caller, arrival)
        .ifPresentOrElse(
            reason -> conflict.put("withheld", reason),
            () -> conflict.set("envelope", writer.write(arrival.envelope(), Form.DECIDED)));
    return conflict;
  }

  Response quarantine(Request request) {
    Caller caller = gate.authenticate(request);
    Parameters parameters = new Parameters(request);
    Optional<String> instance = instance(caller, parameters);
    boolean decided = parameters.flag(DECIDED).orElse(false);
    Optional<AsideId> after = after(parameters);
    NewestQuarantined newest = new NewestQuarantined(limit(parameters), TEXT_LIMIT_CHARACTERS);
    instance.map(Set::of).orElseGet(() -> settings.current().instances().keySet()).stream()
        .map(sender -> envelopeStore.quarantined(sender, after, LARGEST_LIMIT))
        .forEach(page -> newest.add(page, decided));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("quarantine");
    for (NewestQuarantined.Listed listed : newest.items()) {
      Quarantined one = listed.item().what();
      ObjectNode item = list.addObject();
      item.put("item", listed.item().id().text());
      putDecision(item, listed.item());
      item.put("sender", one.sender());
      item.put("receivedAt", one.receivedAt().toString());
      item.put("field", one.field());
      item.put("reason", one.reason());
      if (!one.sender().equals(caller.name()) && !seesEverything(caller)) {
        item.put("withheld", "what is no envelope has no mark that could be read");
      } else if (listed.isShown()) {
        item.put("text", one.text());
      } else {
        item.put("note", "The text is too large to be shown here.");
      }
    }
    newest.next().ifPresent(id -> json.put(NEXT, id.text()));
    return Response.json(200, json);
  }

  /** What an instance posted itself it may always see. */
  private Optional<String> refusal(Caller caller, StoredEnvelope arrival) {
    return arrival.sender().equals(caller.name())
        ? Optional.empty()
        : EnvelopeRelease.refusal(arrival, release(caller));
  }

  private static void putDecision(ObjectNode json, Aside<?> aside) {
    aside
        .decision()
        .ifPresent(
            decision -> {
              ObjectNode said = json.putObject("decision");
              said.put("decision", decision.word());
              said.put("by", decision.by());
              said.put("at", decision.at().toString());
              decision.envelope().ifPresent(id -> said.put("envelope", id));
            });
  }

  private boolean seesEverything(Caller caller) {
    return release(caller).marking().ceiling().equals(Ceiling.RED);
  }

  private ReleasePolicy release(Caller caller) {
    return settings.current().release(caller.instance());
  }

  /**
   * Whose is shown; empty for all. Others than an administrator see their own, whatever they ask.
   */
  private static Optional<String> instance(Caller caller, Parameters parameters) {
    return caller.may(Permission.SEE_EVENTS)
        ? parameters.text("instance")
        : Optional.of(caller.name());
  }

  private static Optional<AsideId> after(Parameters parameters) {
    return parameters.parsed(
        "after",
        text ->
            AsideId.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("expected a next of this list")));
  }

  private static int limit(Parameters parameters) {
    return parameters.number("limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT);
  }
}
