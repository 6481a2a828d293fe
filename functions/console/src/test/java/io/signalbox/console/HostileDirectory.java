package io.signalbox.console;

import java.util.Map;

/** Answers of the API about mails, imports and annotations; each text of them is {@code @}. */
final class HostileDirectory {
  private HostileDirectory() {}

  static void put(Map<String, String> answers) {
    answers.put(
        "GET /v1/notices/@/mail",
        """
        {"ticket": "@", "date": "@", "from": "@", "replyTo": "@", "subject": "@", "text": "@",
         "html": "@", "attachments": [{"name": "@", "contentType": "@", "bytes": "@", "content": "@"}]}\
        """);
    String annotation =
        "{\"id\": \"@\", \"object\": {\"network\": \"@\", \"tag\": \"@\", \"note\": \"@\","
            + " \"expires\": \"@\", \"state\": \"@\", \"condition\": {\"@\": \"@\"}}}";
    answers.put(
        "GET /v1/directory/annotations",
        "{\"annotations\": [" + annotation + "], \"next\": \"@\"}");
    answers.put("GET /v1/directory/annotations/", annotation);
    answers.put(
        "GET /v1/directory/imports",
        """
        {"imports": [{"revision": "@", "source": "@", "at": "@", "by": "@", "until": "@",
          "added": "@", "changed": "@", "removed": "@"}]}\
        """);
    answers.put(
        "POST /v1/directory/imports",
        """
        {"added": {"count": 1, "ids": ["@"]}, "removed": {"count": 1, "ids": ["@"]},
         "fields": [{"object": "@", "field": "@", "before": "@", "after": ["@"]}]}\
        """);
    answers.put(
        "POST /v1/directory/imports/",
        """
        {"restored": {"count": 1, "ids": ["@"]}, "removed": {"count": 1, "ids": ["@"]}}\
        """);
  }
}
