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
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.Quarantined;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.settings.ReleasePolicy;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.people.Permission;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code GET /v1/conflicts} and {@code GET /v1/quarantine}: what was kept aside and nobody has
 * decided about, or somebody has, the newest first. An administrator sees all of it, others what
 * they posted themselves.
 */
final class AsideEndpoint {
  private static final int DEFAULT_LIMIT = 100;
  private static final int LARGEST_LIMIT = 1_000;

  private static final String DECIDED = "decided";

  /** How many of the latest conflicts are looked through for those that are asked for. */
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
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode conflicts = json.putArray("conflicts");
    int room = TEXT_LIMIT_CHARACTERS;
    boolean decided = parameters.flag(DECIDED).orElse(false);
    for (Aside<StoredEnvelope> one : envelopeStore.conflicts(CONFLICTS_READ)) {
      StoredEnvelope arrival = one.what();
      boolean wanted = instance.isEmpty() || arrival.sender().equals(instance.get());
      if (wanted && one.isDecided() == decided && conflicts.size() < limit) {
        ObjectNode conflict = conflicts.addObject();
        conflict.put("conflict", one.id().text());
        putDecision(conflict, one);
        conflict.put("id", arrival.envelope().id().text());
        conflict.put("sender", arrival.sender());
        conflict.put("receivedAt", arrival.receivedAt().toString());
        Optional<String> refusal = refusal(caller, arrival);
        if (refusal.isPresent()) {
          conflict.put("withheld", refusal.get());
          continue;
        }
        ObjectNode envelope = writer.write(arrival.envelope(), Form.DECIDED);
        int length = envelope.toString().length();
        if (length <= room) {
          conflict.set("envelope", envelope);
          room -= length;
        } else {
          conflict.put("note", "The envelope is too large to be shown here.");
        }
      }
    }
    return Response.json(200, json);
  }

  Response quarantine(Request request) {
    Caller caller = gate.authenticate(request);
    Parameters parameters = new Parameters(request);
    Optional<String> instance = instance(caller, parameters);
    int limit = limit(parameters);
    Stream<String> senders =
        instance.map(Stream::of).orElseGet(() -> settings.current().instances().keySet().stream());
    boolean decided = parameters.flag(DECIDED).orElse(false);
    List<Aside<Quarantined>> latest =
        senders
            .flatMap(sender -> envelopeStore.quarantined(sender, LARGEST_LIMIT).stream())
            .filter(one -> one.isDecided() == decided)
            .sorted(
                Comparator.comparing((Aside<Quarantined> one) -> one.what().receivedAt())
                    .reversed())
            .limit(limit)
            .toList();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("quarantine");
    int room = TEXT_LIMIT_CHARACTERS;
    for (Aside<Quarantined> aside : latest) {
      Quarantined one = aside.what();
      ObjectNode item = list.addObject();
      item.put("item", aside.id().text());
      putDecision(item, aside);
      item.put("sender", one.sender());
      item.put("receivedAt", one.receivedAt().toString());
      item.put("field", one.field());
      item.put("reason", one.reason());
      if (!one.sender().equals(caller.name()) && !seesEverything(caller)) {
        item.put("withheld", "what is no envelope has no mark that could be read");
      } else if (one.text().length() <= room) {
        item.put("text", one.text());
        room -= one.text().length();
      } else {
        item.put("note", "The text is too large to be shown here.");
      }
    }
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

  private static int limit(Parameters parameters) {
    return parameters.number("limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT);
  }
}
