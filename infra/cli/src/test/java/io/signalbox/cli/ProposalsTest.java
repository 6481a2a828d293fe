package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cli.FakeHub.Received;
import io.signalbox.cli.FakeHub.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that others must approve. */
class ProposalsTest {
  @TempDir private Path folder;

  @Test
  void a_hub_of_approvals_is_told_apart_from_a_write() throws IOException {
    try (FakeHub hub =
        FakeHub.answering(
            request ->
                request.method().equals("PUT") && !request.target().contains("dryRun")
                    ? Reply.of(202, "{\"id\": \"17-a\", \"state\": \"open\"}")
                    : Reply.of(200, "{\"added\": [\"/routes/all\"]}"))) {
      Path entry = Files.writeString(folder.resolve("all.json"), "{}");
      Typed.Result result = run(hub, "settings", "put", "routes", "all", entry.toString(), "--yes");

      assertThat(result.err()).contains("settings approve 17-a").doesNotContain("is written");
    }
  }

  @Test
  void a_proposal_is_shown_before_it_is_approved() throws IOException {
    try (FakeHub hub =
        FakeHub.answering(
            request ->
                Reply.of(
                    200,
                    request.method().equals("GET")
                        ? "{\"id\": \"17-a\", \"by\": \"ed\", \"changes\": [{\"pointer\": \"/x\","
                            + " \"after\": 1}]}"
                        : "{\"state\": \"applied\"}"))) {
      Typed.Result dry = run(hub, "settings", "approve", "17-a", "--dry-run");
      Typed.Result real = run(hub, "settings", "approve", "17-a", "--yes", "--reason", "fine");

      assertThat(dry.out()).contains("/x", "Would send POST /v1/proposals/17-a/approve");
      assertThat(real.err()).contains("The proposal is applied.");
      List<Received> posts =
          hub.received().stream().filter(one -> one.method().equals("POST")).toList();
      assertThat(posts).hasSize(1);
      assertThat(posts.getFirst().text()).isEqualTo("{\"reason\":\"fine\"}");
    }
  }

  private Typed.Result run(FakeHub hub, String... words) throws IOException {
    return new Typed(folder).at(hub.url(), "token").run(words);
  }
}
