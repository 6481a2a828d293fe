package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Endpoint;
import io.signalbox.api.IdempotencyKey;
import io.signalbox.api.ProblemException;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.Hint;
import io.signalbox.delivery.job.WhatIf;
import io.signalbox.delivery.job.WhatIfJson;
import io.signalbox.delivery.job.WhatIfs;
import io.signalbox.settings.Kind;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.people.Permission;
import io.signalbox.store.MessageQueue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * {@code POST /v1/settings/whatif}: begins a job that reckons what a change of the settings would
 * have changed about the events of the last days. For administrators; nothing is kept of the change
 * but in the job, and nothing is sent.
 */
final class WhatIfEndpoint {
  private static final int CHANGES_LIMIT = 100;
  private static final int DAYS_LIMIT = 90;
  private static final int DAYS = 7;

  /** The job holds them beside what it counts. */
  private static final int CHANGES_BYTES = 100_000;

  private static final Set<String> MEMBERS = Set.of("changes", "days");
  private static final Set<String> CHANGE_MEMBERS = Set.of("kind", "name", "entry");

  private final Authenticator gate;
  private final SettingsService service;
  private final WhatIfs jobs;
  private final MessageQueue queue;
  private final Clock clock;
  private final RandomGenerator random;

  WhatIfEndpoint(
      Authenticator gate,
      SettingsService service,
      WhatIfs jobs,
      MessageQueue queue,
      Clock clock,
      RandomGenerator random) {
    this.gate = gate;
    this.service = service;
    this.jobs = jobs;
    this.queue = queue;
    this.clock = clock;
    this.random = random;
  }

  Endpoint endpoint() {
    return Endpoint.post("/v1/settings/whatif", this::begin);
  }

  private Response begin(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.SEE_SETTINGS);
    ObjectNode body = SettingsEndpoints.body(request);
    requireKnown(body, "", MEMBERS);
    int days = days(body.path("days"));
    ArrayNode changes = changes(body.path("changes"));
    Instant now = clock.instant();
    String asked = UUID.nameUUIDFromBytes(bytes(body)).toString();
    WhatIf job =
        jobs.addIfAbsent(
            WhatIf.of(
                key(request, caller),
                caller.name(),
                asked,
                now,
                now.minus(Duration.ofDays(days)),
                changes));
    if (!job.request().equals(asked)) {
      throw IdempotencyKey.isOfAnotherRequest();
    }
    if (!job.isFinished()) {
      // Wake finds the job where this hint is lost.
      queue.send(List.of(MessageQueue.Message.now(new Hint(job.hinted()).text())));
    }
    return Response.json(202, WhatIfJson.of(job));
  }

  private String key(Request request, Caller caller) {
    return IdempotencyKey.of(request)
        .map(text -> (caller.name() + "\n" + text).getBytes(StandardCharsets.UTF_8))
        .map(UUID::nameUUIDFromBytes)
        .map(id -> id.toString().replace("-", ""))
        .orElseGet(() -> HexFormat.of().toHexDigits(random.nextLong()));
  }

  private static int days(JsonNode days) {
    if (days.isMissingNode()) {
      return DAYS;
    }
    if (!days.isInt() || days.intValue() < 1 || days.intValue() > DAYS_LIMIT) {
      throw fault("/days", "is a number from 1 to " + DAYS_LIMIT);
    }
    return days.intValue();
  }

  private ArrayNode changes(JsonNode changes) {
    if (!changes.isArray() || changes.isEmpty() || changes.size() > CHANGES_LIMIT) {
      throw fault("/changes", "is an array of 1 to " + CHANGES_LIMIT + " changes");
    }
    Map<EntryId, Optional<ObjectNode>> read = new LinkedHashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      String pointer = "/changes/" + i;
      if (!(changes.get(i) instanceof ObjectNode change)) {
        throw fault(pointer, "is an object with kind, name and entry");
      }
      requireKnown(change, pointer, CHANGE_MEMBERS);
      Kind kind =
          Kind.of(change.path("kind").asText())
              .orElseThrow(() -> fault(pointer + "/kind", "is a part of the settings"));
      String name = change.path("name").textValue();
      JsonNode entry = change.path("entry");
      boolean isGood = entry.isObject() || entry.isNull();
      if (name == null || name.isEmpty() || !isGood) {
        throw fault(pointer, "names an entry, and has it, or null to remove it");
      }
      EntryId id = new EntryId(kind, name);
      if (read.containsKey(id)) {
        throw fault(pointer, "changes the same entry as another change");
      }
      read.put(id, entry instanceof ObjectNode value ? Optional.of(value) : Optional.empty());
    }
    ArrayNode prepared =
        switch (service.trials().entries(read)) {
          case PlannedEntries.Valid(Map<EntryId, Optional<JsonNode>> entries) -> written(entries);
          case PlannedEntries.Invalid(List<Fault> faults) ->
              throw Answers.problem(faults).exception();
        };
    if (bytes(prepared).length > CHANGES_BYTES) {
      throw fault("/changes", "has at most " + CHANGES_BYTES + " bytes");
    }
    return prepared;
  }

  private static ArrayNode written(Map<EntryId, Optional<JsonNode>> entries) {
    ArrayNode written = JsonNodeFactory.instance.arrayNode();
    entries.forEach(
        (id, entry) -> {
          ObjectNode one = written.addObject().put("kind", id.kind().text()).put("name", id.name());
          entry.ifPresent(value -> one.set("entry", value));
        });
    return written;
  }

  private static void requireKnown(ObjectNode object, String pointer, Set<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw fault(pointer + "/" + name, "is not known here");
              }
            });
  }

  private static byte[] bytes(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ProblemException fault(String pointer, String reason) {
    return Answers.problem(List.of(new Fault(pointer, reason))).exception();
  }
}
