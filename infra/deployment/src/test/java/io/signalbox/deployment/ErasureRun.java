package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.LocalHub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;

/** Has what is held about a mail address erased, in every table; then others approve. */
final class ErasureRun {
  private static final String MAIL = "erased.one@people.example";
  private static final String ID = "0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0e0e";

  private final LocalHub hub;
  private final HubClient administrator;

  private ErasureRun(LocalHub hub, HubClient administrator) {
    this.hub = hub;
    this.administrator = administrator;
  }

  static void run(LocalHub hub, HubClient administrator, HubClient sender, HubClock clock) {
    ErasureRun run = new ErasureRun(hub, administrator);
    sender.postOne(event("one"));
    sender.postOne(event("another"));
    run.plant();
    run.erase("{\"sender\": \"gone\"}");
    run.erase("{\"mail\": \"%s\"}".formatted(MAIL));
    ApprovalRun.run(hub.baseUrl(), administrator, clock);
    // By now the settings keep events of one sender for a day.
    WatchRun.call(hub, "EraseFunction");
  }

  private static String event(String text) {
    return ("{\"format\": \"intelmq\", \"version\": 1, \"type\": \"event\", \"meta\": {\"uuid\":"
            + " \"%s\"}, \"payload\": {\"source.account\": \"%s\", \"event_description.text\":"
            + " \"%s\"}}")
        .formatted(ID, MAIL, text);
  }

  /** What is left of deliveries, groups, settings and contacts of before. */
  private void plant() {
    put("Feeds", "owners/erased", "origin", "{\"firstPage\": 1, \"group\": {\"to\": \"%s\"}}");
    put("Feeds", "~statistics/habits", "gone", "");
    put("Feeds", "~statistics/erased", "1", "{\"feed\": \"%s\"}");
    put("Readers", "~inline/erased", "erased", "{\"uri\": \"mailto:%s\"}");
    put("Readers", "~fetched", "erased", "{\"text\": \"%s\"}");
    put("Deliveries", "#suppressions", MAIL, "{\"detail\": \"550 %s\"}");
    put("Deliveries", "erased", "#1", "[{\"answer\": \"550 %s\"}]");
    put("Settings", "settings", "block#erased#0000", "{\"to\": \"%s\"}");
    put("Settings", "template-versions", "erased#0000", "{\"to\": \"%s\"}");
    put("Directory", "block#erased", "block", "{\"to\": \"%s\"}");
  }

  private void put(String table, String partition, String sort, String json) {
    hub.table(table)
        .insertIfAbsent(Draft.of(new Key(partition, sort), Body.ofText(json.formatted(MAIL))));
  }

  private void erase(String subject) {
    HubClient.Answer held = administrator.post("/v1/erasures/held", subject);
    assertThat(held.status()).as(held.text()).isEqualTo(200);
    HubClient.Answer begun = administrator.post("/v1/erasures", subject);
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    String path = "/v1/erasures/" + begun.json().path("id").asText();
    assertThat(administrator.get("/v1/erasures").status()).isEqualTo(200);
    assertThat(administrator.post(path + "/approve", "").status()).isEqualTo(409);
    WatchRun.call(hub, "EraseFunction");
    FullRun.eventually()
        .untilAsserted(
            () ->
                assertThat(administrator.get(path).json().path("state").asText())
                    .isEqualTo("finished"));
  }
}
