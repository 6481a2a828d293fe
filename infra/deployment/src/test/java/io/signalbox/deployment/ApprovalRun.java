package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.scenarios.HubClient;
import java.net.URI;
import java.time.Duration;

/** Has rules and settings approved, and a handler work on the notices of one organisation. */
final class ApprovalRun {
  private static final String RULE = "/v1/directory/rules/approved";
  private static final String INSTANCES =
      "'approver': {'tokens': [{'name': 'first', 'token': 'approver-token-of-the-run'}], 'grants':"
          + " {'roles': [{'role': 'approver'}]}}, 'sender': {'tokens': [{'name': 'first', 'token':"
          + " 'sender-token-of-the-run'}], 'grants': {'roles': [{'role': 'handler', 'scope':"
          + " {'organisations': ['parent']}}]}}, 'handler': {'tokens': [{'name': 'first', 'token':"
          + " 'handler-token-of-the-run'}], 'grants': {'roles': [{'role': 'handler'}], 'deliver':"
          + " {'destinations': ['once']}}}";

  private final HubClient administrator;
  private final HubClient approver;

  private ApprovalRun(URI hub, HubClient administrator) {
    this.administrator = administrator;
    this.approver = new HubClient(hub, "approver-token-of-the-run");
  }

  static void run(URI hub, HubClient administrator, HubClock clock) {
    ApprovalRun run = new ApprovalRun(hub, administrator);
    run.organisation("parent", "{\"name\": \"Parent\"}");
    run.organisation("isp", "{\"name\": \"Example ISP\", \"parent\": \"parent\"}");
    run.settings(1, 200);
    run.handle(new HubClient(hub, "sender-token-of-the-run"));
    run.send(new HubClient(hub, "handler-token-of-the-run"));
    run.approve(administrator.put(RULE, "{\"match\": {\"type\": \"scanner\"}}"));
    clock.advance(Duration.ofHours(25));
    run.approve(administrator.delete(RULE));
    run.approve(run.settings(0, 202));
  }

  private void organisation(String name, String json) {
    assertThat(administrator.put("/v1/directory/organisations/" + name, json).status())
        .isIn(200, 201);
  }

  private void handle(HubClient handler) {
    String ticket = handler.get("/v1/notices").json().at("/notices/0/ticket").asText();
    assertThat(handler.post("/v1/notices/" + ticket + "/revoke", "").status()).isEqualTo(200);
  }

  private void send(HubClient handler) {
    for (String decision : new String[] {"approve", "reject"}) {
      HubClient.Answer proposed =
          handler.post(
              "/v1/sendings?destination=once&id=" + decision, "{\"source.ip\": \"192.0.2.1\"}");
      assertThat(proposed.status()).as(proposed.text()).isEqualTo(202);
      String path = "/v1/sendings/" + proposed.json().path("id").asText();
      assertThat(approver.get("/v1/sendings").text()).contains(path.substring(13));
      assertThat(approver.get(path).json().path("events")).hasSize(1);
      HubClient.Answer decided = approver.post(path + "/" + decision, "");
      assertThat(decided.status()).as(decided.text()).isEqualTo(200);
    }
  }

  private HubClient.Answer settings(int approvals, int status) {
    String document =
        """
        {'hub': {'approvals': %d, 'retention': [{'sender': 'gone', 'days': 1}]}, 'instances': {%s},
         'destinations': {'once': {'method': 'pull'}}}
        """
            .formatted(approvals, INSTANCES);
    HubClient.Answer answer =
        administrator.put("/v1/settings", document.replace('\'', '"'), "If-Match", "*");
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer;
  }

  private void approve(HubClient.Answer proposed) {
    assertThat(proposed.status()).as(proposed.text()).isEqualTo(202);
    String id = approver.get("/v1/proposals?state=open").json().at("/proposals/0/id").asText();
    assertThat(approver.get("/v1/proposals/" + id).status()).isEqualTo(200);
    HubClient.Answer approved = approver.post("/v1/proposals/" + id + "/approve", "");
    assertThat(approved.status()).as(approved.text()).isEqualTo(200);
  }
}
