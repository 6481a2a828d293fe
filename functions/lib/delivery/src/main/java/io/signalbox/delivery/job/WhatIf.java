package io.signalbox.delivery.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.Position;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job that reckons what a change of the settings would have changed about the events of a time.
 *
 * @param key unique among these jobs
 * @param by the instance that asked for it
 * @param request what was asked for, so that the same key with another request is noticed
 * @param from the beginning of the time
 * @param until its end
 * @param changes entries of the settings, each with its kind, its name and, unless it is removed,
 *     its value
 * @param progress how far it is; empty where it has not begun
 * @param report what was found out; only a finished job has one
 */
public record WhatIf(
    String key,
    String by,
    String request,
    Instant startedAt,
    Instant from,
    Instant until,
    ArrayNode changes,
    Optional<Progress> progress,
    @Nullable Instant finishedAt,
    Optional<ObjectNode> report) {
  /** What the ids of these jobs begin with, where others have a destination. */
  public static final String NAME = "whatif";

  /**
   * How far a job is.
   *
   * @param revision of the settings that the change is applied to
   * @param next where it goes on in the journal
   * @param reached the time of the last event
   * @param events how many were looked at
   * @param state what was counted, as the job alone understands it
   */
  public record Progress(
      String revision, Position next, Instant reached, long events, ObjectNode state) {}

  /** A job of which nothing is done. */
  public static WhatIf of(
      String key, String by, String request, Instant now, Instant from, ArrayNode changes) {
    return new WhatIf(
        key, by, request, now, from, now, changes, Optional.empty(), null, Optional.empty());
  }

  /** How the API calls it. */
  public String id() {
    return NAME + "." + key;
  }

  /** What its hints name. */
  public ReaderId hinted() {
    return ReaderId.whatIf(key);
  }

  public boolean isFinished() {
    return finishedAt != null;
  }

  public WhatIf advanced(Progress further) {
    return new WhatIf(
        key,
        by,
        request,
        startedAt,
        from,
        until,
        changes,
        Optional.of(further),
        finishedAt,
        report);
  }

  /** The job at its end, without what it needed on the way. */
  public WhatIf finished(Progress last, ObjectNode found, Instant now) {
    Progress end =
        new Progress(
            last.revision(), last.next(), last.reached(), last.events(), last.state().objectNode());
    return new WhatIf(
        key,
        by,
        request,
        startedAt,
        from,
        until,
        changes,
        Optional.of(end),
        now,
        Optional.of(found));
  }
}
