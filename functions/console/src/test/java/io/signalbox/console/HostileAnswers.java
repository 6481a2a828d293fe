package io.signalbox.console;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers of the API in the form that it gives them; each text of them, names too, is {@code @}.
 */
final class HostileAnswers {
  /** By the beginning of method and path; a longer one counts before the shorter above it. */
  static final Map<String, String> ALL = answers();

  private HostileAnswers() {}

  private static Map<String, String> answers() {
    Map<String, String> answers = new LinkedHashMap<>();
    String state =
        """
        {"destination": "@", "method": "@", "status": "@",
         "paused": {"by": "@", "since": "@", "reason": "@"},
         "failing": {"since": "@", "attempts": 3, "lastAnswer": "@", "nextTry": "@"},
         "waiting": {"events": 7, "oldest": "@", "atLeast": true}, "setAside": 2,
         "oldestSetAside": "@"}\
        """;
    answers.put("GET /v1/destinations", "{\"destinations\": [" + state + "]}");
    answers.put("GET /v1/destinations/", state);
    answers.put(
        "GET /v1/deliveries",
        """
        {"deliveries": [{"delivery": "@", "at": "@", "attempt": 1, "result": "@", "answer": "@",
          "envelopes": 3, "reader": "@", "destination": "@", "group": {"@": "@"}}], "next": "@"}\
        """);
    answers.put(
        "GET /v1/jobs/",
        """
        {"job": "@", "status": "@", "readers": 1, "changed": 1, "from": "@", "until": "@",
         "reached": "@", "events": "@", "report": {"result": "@", "answer": "@",
           "steps": [{"step": "@", "done": true, "milliseconds": "@", "detail": "@"}],
           "peer": {"subject": "@", "issuer": "@", "expires": "@"},
           "destinations": [{"destination": "@", "events": {"more": "@", "less": "@"},
             "recipients": {"more": "@", "less": "@"}, "samples": {"more": ["@"]}}]}}\
        """);
    answers.put(
        "GET /v1/conflicts",
        """
        {"conflicts": [{"conflict": "@", "id": "@", "sender": "@", "receivedAt": "@", "note": "@",
          "withheld": "@", "envelope": {"payload": {"@": "@"}}}]}\
        """);
    answers.put(
        "GET /v1/quarantine",
        """
        {"quarantine": [{"item": "@", "sender": "@", "receivedAt": "@", "field": "@", "reason": "@",
          "text": "@"}]}\
        """);
    answers.put(
        "GET /v1/suppressions",
        "{\"suppressions\": [{\"address\": \"@\", \"reason\": \"@\", \"detail\": \"@\", \"since\":"
            + " \"@\"}]}");
    answers.put(
        "GET /v1/suppressions/",
        "{\"address\": \"@\", \"reason\": \"@\", \"detail\": \"@\", \"since\": \"@\"}");
    answers.put(
        "GET /v1/unrouted",
        """
        {"unrouted": [{"sender": "@", "type": "@", "envelopes": 3, "latest": {"id": "@", "at": "@"}}]}\
        """);
    HostileDirectory.put(answers);
    answers.put("GET /v1/envelopes", feed());
    answers.put(
        "GET /v1/notices",
        """
        {"notices": [{"ticket": "@", "at": "@", "destination": "@", "organisation": "@",
          "recipients": [{"contact": "@"}, {"address": "@"}], "answers": [{"answer": "@"}]}],
         "next": "@"}\
        """);
    answers.put(
        "GET /v1/notices/",
        """
        {"ticket": "@", "at": "@", "destination": "@", "organisation": "@", "notNamed": 2,
         "recipients": [{"contact": "@"}, {"address": "@"}],
         "tries": [{"at": "@", "result": "@", "answer": "@"}], "envelopes": [{"id": "@"}],
         "answers": [{"at": "@", "answer": "@", "envelope": "@"}]}\
        """);
    answers.put(
        "GET /v1/statistics",
        """
        {"whole": false, "rows": [{"day": "@", "hour": "@", "month": "@", "type": "@", "asn": "@",
          "destination": "@", "result": "@", "events": 7, "hosts": 3, "p50Seconds": "@",
          "p95Seconds": "@"}]}\
        """);
    answers.put(
        "GET /v1/statistics/funnel",
        """
        {"rows": [{"day": "@", "events": 9, "contact": 7, "taken": 5, "answered": 2, "gone": 1}]}\
        """);
    String sending =
        """
        {"id": "@", "state": "proposed", "sending": "@", "destination": "@", "by": "@", "at": "@",
         "rows": {"valid": "@", "invalid": 1},
         "decisions": [{"by": "@", "at": "@", "decision": "@"}],
         "events": [{"index": 1, "payload": {"@": "@"}}], "next": "@"}\
        """;
    answers.put("GET /v1/sendings", "{\"sendings\": [" + sending + "]}");
    answers.put("GET /v1/sendings/", sending);
    answers.put(
        "POST /v1/sendings",
        """
        {"sending": "@", "destination": "@", "approval": true, "counts": {"valid": 2, "invalid": 1},
         "items": [{"index": 1, "field": "@", "reason": "@"}]}\
        """);
    answers.put(
        "POST /v1/settings/preview",
        """
        {"deliveries": [{"destination": "@", "events": 2, "mail": {"headers": {"To": "@",
          "Subject": "@"}, "text": "@"}}], "withheld": [{"reason": "@ withheld"}], "more": 3}\
        """);
    String erasure =
        """
        {"id": "@", "state": "running", "kind": "@", "value": "@", "by": "@", "reason": "@",
         "requestedAt": "@", "finishedAt": "@", "looked": "@", "digest": "@",
         "erased": {"@": "@"}, "remaining": {"@": "@"},
         "decisions": [{"by": "@", "at": "@", "decision": "@"}]}\
        """;
    answers.put("GET /v1/erasures", "{\"erasures\": [" + erasure + "], \"next\": \"@\"}");
    answers.put("GET /v1/erasures/", erasure);
    answers.put(
        "POST /v1/erasures/held",
        """
        {"held": [{"kind": "@", "where": "@", "stays": true, "content": "@"},
          {"kind": "@", "where": "@", "stays": false}], "next": "@"}\
        """);
    String proposal =
        """
        {"id": "@", "state": "open", "at": "@", "by": "@", "request": "@", "subject": "@",
         "decisions": [{"by": "@", "at": "@", "decision": "@", "reason": "@"}],
         "changes": [{"pointer": "@", "before": "@", "after": {"@": "@"}}]}\
        """;
    answers.put("GET /v1/proposals", "{\"proposals\": [" + proposal + "], \"next\": \"@\"}");
    answers.put("GET /v1/proposals/", proposal);
    answers.put(
        "GET /v1/envelopes/",
        """
        {"id": "@", "parent": "@", "path": "@", "conflicts": [{"sender": "@", "receivedAt": "@"}],
         "ancestors": [{"id": "@", "sender": "@", "receivedAt": "@"}],
         "descendants": [{"id": "@", "sender": "@", "receivedAt": "@"}],
         "revisions": [{"revision": 0, "sender": "@", "receivedAt": "@", "routedAt": "@", "note": "@",
           "warnings": [{"field": "@", "reason": "@"}],
           "deliveries": [{"destination": "@", "group": {"@": "@"}, "status": "@", "queuedAt": "@",
             "withheld": "@", "tries": [{"at": "@", "result": "@", "answer": "@"}]}]}]}\
        """);
    answers.put(
        "GET /v1/instances",
        """
        {"instances": [{"instance": "@", "lastHour": "@", "silent": true, "lastSurge": "@",
          "silentFeeds": [{"provider": "@", "feed": "@", "lastHour": "@"}]}]}\
        """);
    answers.put(
        "GET /v1/instances/",
        """
        {"instance": "@", "lastPostAt": "@", "days": [{"day": "@", "posts": 1, "accepted": 2}],
         "refusals": [{"at": "@", "field": "@", "reason": "@"}]}\
        """);
    answers.put(
        "GET /v1/settings",
        """
        {"instances": {"@": {"tokens": [{"name": "@", "expires": "@"}], "grants": {"read": ["@"],
           "roles": [{"role": "@", "scope": {"@": ["@"]}}]}}},
         "hub": {"signIn": {"groups": {"@": {"roles": [{"role": "@"}], "read": ["@"], "lookup": true, "deliver": {"destinations": ["@"]}}}}},
         "templates": {"@": {"@": "@"}}, "connections": {"@": {"@": "@"}},
         "destinations": {"@": {"method": "@", "uri": "@", "format": "@"}},
         "routes": {"@": {"pattern": {"payload": {"@": ["@"]}}, "destinations": ["@"], "groupBy": ["@"]}}}\
        """);
    answers.put(
        "GET /v1/settings/routes/", "{\"pattern\": {\"@\": [\"@\"]}, \"destinations\": [\"@\"]}");
    answers.put("GET /v1/settings/instances/", "{\"quota\": {\"@\": \"@\"}}");
    answers.put("GET /v1/settings/templates/", "{\"@\": \"@\"}");
    answers.put(
        "GET /v1/settings/destinations/", "{\"method\": \"@\", \"mail\": {\"template\": \"@\"}}");
    answers.put(
        "GET /v1/audit",
        """
        {"entries": [{"at": "@", "who": "@", "kind": "@", "what": "@", "status": "@",
          "revision": "@"}], "next": "@"}\
        """);
    answers.put(
        "GET /v1/settings/history",
        """
        {"changes": [{"revision": "@", "at": "@", "by": "@", "request": "@",
          "changes": [{"pointer": "@", "before": "@", "after": "@"}]}], "next": "@"}\
        """);
    answers.put(
        "POST /v1/settings/history/",
        "{\"added\": [\"/@\"], \"changed\": [\"/@\"], \"removed\": [\"/@\"]}");
    answers.put(
        "PUT /v1/settings/",
        """
        {"added": ["/@"], "changed": ["/@"], "removed": ["/@"],
         "warnings": [{"pointer": "@", "reason": "@"}]}\
        """);
    answers.put("DELETE /v1/settings/", "{\"removed\": [\"/@\"]}");
    answers.put(
        "POST /v1/settings/explain",
        """
        {"sender": "@", "envelopes": [{"id": "@", "loop": true,
          "deliveries": [{"destination": "@", "method": "@", "uri": "@", "group": {"@": "@"},
            "recipients": ["@"], "withheld": "@", "preview": "@"},
            {"destination": "@", "method": "@", "mail": {"subject": "@", "text": "@"}}],
          "routes": [{"route": "@", "matches": false, "because": "@",
            "unmet": [{"field": "@", "wanted": ["@"], "found": "@"}]}]},
          {"field": "@", "reason": "@"}]}\
        """);
    answers.put("GET /v1/feeds/", feed());
    answers.put(
        "GET /intelmq/lookup",
        """
        {"explanation": {"decisions": [{"suppress": false, "rule": {"id": "@"}, "interval": {"unit": "@"},
          "levels": [{"network": {"id": "@"}, "recipients": [{"address": "@", "contact": "@",
            "organisation": "@"}]}]}]}}\
        """);
    return answers;
  }

  private static String feed() {
    return """
    [{"meta": {"uuid": "@"}, "payload": {"time.source": "@", "classification.type": "@",
      "source.ip": "@", "source.fqdn": "@", "source.asn": "@", "feed.name": "@"}}]\
    """;
  }
}
