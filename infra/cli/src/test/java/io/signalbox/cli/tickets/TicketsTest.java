package io.signalbox.cli.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.cli.FakeHub;
import io.signalbox.cli.FakeHub.Received;
import io.signalbox.cli.FakeHub.Reply;
import io.signalbox.cli.Typed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tickets are opened once, and events know them. */
class TicketsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FIRST = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b";
  private static final String SECOND = "82ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b";

  @TempDir private Path folder;

  private final Map<String, JsonNode> envelopes = new LinkedHashMap<>();
  private boolean keepsTags = true;
  private FakeHub hub;
  private FakeHub rt;

  @BeforeEach
  void start() throws IOException {
    hub = FakeHub.answering(this::answer);
    rt = FakeHub.answering(new RecordedRt()::answer);
    put(
        FIRST,
        "\"classification.type\": \"phishing\", \"source.url\": \"http://a.example/\\r\\nBcc: x\"");
    put(SECOND, "\"source.ip\": \"192.0.2.7\", \"tlp\": \"AMBER\"");
  }

  @AfterEach
  void stop() {
    hub.close();
    rt.close();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(String id, String fields) {
    envelopes.put(
        id,
        json(
            "{\"format\": \"intelmq\", \"version\": 1, \"type\": \"event\", \"meta\": {\"uuid\": \"%s\","
                    .formatted(id)
                + " \"tags\": [\"tlp:amber\"], \"signalbox:path\": \"!hub\"}, \"payload\": {%s}}"
                    .formatted(fields)));
  }

  private Reply answer(Received request) {
    if (request.method().equals("GET")) {
      StringBuilder lines = new StringBuilder();
      envelopes.forEach(
          (id, envelope) -> lines.append(request.target().contains(id) ? envelope + "\n" : ""));
      return Reply.of(200, lines.toString());
    }
    JsonNode update = json(request.text());
    if (!keepsTags) {
      return Reply.of(200, "{\"items\": [{\"status\": \"rejected\"}]}");
    }
    JsonNode known = envelope(update.at("/meta/uuid").asText());
    known.withObject("/meta").set("tags", update.at("/meta/tags"));
    return Reply.of(200, "{\"items\": [{\"status\": \"updated\"}]}");
  }

  private Typed.Result run(String... words) {
    return new Typed(folder)
        .at(hub.url(), "token")
        .with("SIGNALBOX_RT_URL", rt.url() + "/")
        .with("SIGNALBOX_RT_TOKEN", RecordedRt.TOKEN)
        .run(words);
  }

  private JsonNode envelope(String id) {
    return Objects.requireNonNull(envelopes.get(id));
  }

  private List<Received> opened() {
    return rt.received().stream()
        .filter(one -> one.method().equals("POST") && one.target().endsWith("/ticket"))
        .toList();
  }

  private List<String> tags(String id) {
    return envelope(id).at("/meta/tags").valueStream().map(JsonNode::asText).toList();
  }

  private String tag(int number) {
    return "ticket:" + rt.url().substring("http://".length()) + "/" + number;
  }

  @Test
  void a_ticket_is_opened_with_the_events_and_its_number_is_kept_beside_their_other_tags() {
    Typed.Result result = run("tickets", "open", FIRST, SECOND, "--incident", "12");

    assertThat(result.status()).as(result.all()).isZero();
    JsonNode ticket = json(opened().getFirst().text());
    assertThat(ticket.path("Queue").asText()).isEqualTo("Incident Reports");
    assertThat(ticket.path("Subject").asText())
        .startsWith("[TLP:AMBER] phishing: http://a.example/")
        .endsWith("[signalbox " + FIRST + "]")
        .contains("and 1 more event")
        .doesNotContain("\n", "\r");
    assertThat(ticket.path("Content").asText()).contains(FIRST, SECOND, "source.ip: 192.0.2.7");
    assertThat(ticket.path("ContentType").asText()).isEqualTo("text/plain");
    assertThat(rt.received())
        .anySatisfy(
            one -> {
              assertThat(one.method() + " " + one.target()).isEqualTo("PUT /REST/2.0/ticket/20");
              assertThat(json(one.text())).isEqualTo(json("{\"AddParent\": \"12\"}"));
            });
    assertThat(tags(FIRST)).containsExactly("tlp:amber", tag(20));
    assertThat(tags(SECOND)).containsExactly("tlp:amber", tag(20));
    JsonNode update = json(hub.received().getLast().text());
    assertThat(update.path("payload").isEmpty()).isTrue();
    assertThat(update.path("meta").has("signalbox:path")).as("a loop").isFalse();
  }

  @Test
  void the_same_command_again_opens_no_second_ticket() {
    keepsTags = false;
    Typed.Result failed = run("tickets", "open", FIRST);
    keepsTags = true;
    Typed.Result repeated = run("tickets", "open", FIRST);
    Typed.Result known = run("tickets", "open", FIRST);

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.err()).contains("did not keep the tag", FIRST);
    assertThat(repeated.status()).as(repeated.all()).isZero();
    assertThat(known.status()).as(known.all()).isZero();
    assertThat(opened()).hasSize(1);
    assertThat(tags(FIRST)).containsExactly("tlp:amber", tag(20));
  }

  @Test
  void events_are_added_to_a_ticket_once() {
    run("tickets", "open", FIRST);

    Typed.Result mixed = run("tickets", "open", FIRST, SECOND);
    run("tickets", "link", "20", SECOND);
    run("tickets", "link", "20", FIRST, SECOND);

    assertThat(mixed.status()).isEqualTo(1);
    assertThat(mixed.err()).contains("tickets link 20");
    assertThat(tags(SECOND)).containsExactly("tlp:amber", tag(20));
    assertThat(rt.received()).filteredOn(one -> one.target().endsWith("/20/comment")).hasSize(1);
  }

  @Test
  void a_dry_run_changes_nothing() {
    Typed.Result open = run("tickets", "open", FIRST, "--dry-run");
    Typed.Result link = run("tickets", "link", "20", FIRST, "--dry-run");

    assertThat(open.out()).contains("Would open a ticket");
    assertThat(link.out()).contains("Would add 1 event to ticket 20");
    assertThat(rt.received()).allMatch(one -> one.method().equals("GET"));
    assertThat(hub.received()).allMatch(one -> one.method().equals("GET"));
  }

  @Test
  void what_is_missing_is_said_before_anything_is_sent_to_rt() {
    Typed typed = new Typed(folder).at(hub.url(), "token");
    Typed.Result noAddress = typed.run("tickets", "open", FIRST);
    Typed.Result noToken = typed.run("tickets", "open", FIRST, "--rt", rt.url());
    Typed.Result inClear =
        typed
            .with("SIGNALBOX_RT_TOKEN", "x")
            .run("tickets", "open", FIRST, "--rt", "http://rt.example");
    Typed.Result unknown = run("tickets", "open", "00000000-0000-0000-0000-000000000000");

    assertThat(noAddress.err()).contains("--rt https://rt.example.org");
    assertThat(noToken.err()).contains("SIGNALBOX_RT_TOKEN");
    assertThat(inClear.err()).contains("https://rt.example.org");
    assertThat(unknown.status()).isEqualTo(3);
    assertThat(rt.received()).isEmpty();
  }

  @Test
  void a_refusal_of_rt_is_told_without_the_token() {
    Typed.Result result =
        new Typed(folder)
            .at(hub.url(), "token")
            .with("SIGNALBOX_RT_TOKEN", "another-token")
            .run("tickets", "open", FIRST, "--rt", rt.url());

    assertThat(result.status()).isEqualTo(5);
    assertThat(result.err()).contains("RT at 127.0.0.1 answered 401: Unauthorized");
    assertThat(result.all()).doesNotContain("another-token");
    assertThat(tags(FIRST)).containsExactly("tlp:amber");
  }
}
