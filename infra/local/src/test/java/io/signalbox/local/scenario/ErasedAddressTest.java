package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.local.LocalHub;
import io.signalbox.local.Options;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.PushReceiver;
import io.signalbox.scenarios.Settings;
import io.signalbox.store.MessageQueue.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail address goes through a hub on every way, is erased, and is in no file afterwards. */
class ErasedAddressTest {
  private static final String MAIL = "jo.erased@people.example";
  private static final String OTHER = "{\"source.ip\": \"192.0.2.8\"}";
  private static final String FEED = "/v1/feeds/feed?since=2020-01-01T00:00:00Z";
  private static final String SEARCH = "/v1/envelopes?order=oldest&limit=1";
  private static final String SUBJECT = "{\"mail\": \"%s\"}".formatted(MAIL);

  private static final String NAME = "jo erased";
  private static final String CONTACT = "/v1/directory/contacts/jo";
  private static final String JO =
      """
      {'organisation': 'a', 'name': 'Jo Erased', 'addresses': [{'address': '%s'}]}\
      """
          .formatted(MAIL);
  private static final String REGISTER =
      """
      {'organisations': {'a': {'name': 'A'}}, 'contacts': {'jo': %s},
       'networks': {'n': {'organisation': 'a', 'cidr': '192.0.2.0/24'}}}
      """
          .formatted(JO);

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path data;

  @Test
  void no_file_of_the_hub_has_the_address_and_cursors_go_on() throws Exception {
    try (PushReceiver receiver = new PushReceiver();
        LocalHub hub =
            LocalHub.start(
                Options.inMemory(LocalHubs.template()).withLoopbackAllowed().withData(data))) {
      receiver.answers(push -> 503);
      HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
      HubClient sender = new HubClient(hub.baseUrl(), "cert-at-token");
      administrator.settings(settings(receiver));
      String cursor = post(hub, administrator, sender);
      assertThat(files(MAIL)).isNotEmpty();
      HubClient.Answer found = administrator.get(SEARCH);
      assertThat(found.header("Signalbox-More")).isEqualTo("true");
      copyStore(data.resolve("copy-of-store-of-an-export"));
      copyStore(data.resolve("store/before-format-4"));
      administrator.settings(
          new Settings()
              .instance("cert-at")
              .destination("feed", "{'method': 'pull'}")
              .routeAllTo("feed")
              .json(),
          "*");

      JsonNode receipt = erase(hub, administrator);

      assertThat(receipt.path("clean").asBoolean()).as(receipt.toString()).isTrue();
      assertThat(receipt.path("remaining")).isEmpty();
      assertThat(receipt.path("erased").has("mails")).as(receipt.toString()).isTrue();
      assertThat(receipt.toString()).doesNotContain(MAIL);
      assertThat(hub.mails()).isEmpty();
      assertThat(administrator.post("/v1/erasures/held", SUBJECT).json().path("held")).isEmpty();
      sender.postOne(OTHER.replace("8", "9"));
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(sender.get("/v1/feeds/feed?after=" + cursor).text())
                      .contains("192.0.2.9")
                      .doesNotContain(MAIL));
      assertThat(allFound(administrator, found.header("Signalbox-Cursor"))).doesNotContain(MAIL);
      assertThat(allFound(administrator, "")).contains("192.0.2.9").doesNotContain(MAIL);
      assertThat(files(MAIL)).isEmpty();
    }
  }

  /** What an export has that runs, or was killed, and what a migration kept. */
  private void copyStore(Path to) throws IOException {
    Path from = data.resolve("store/rocksdb");
    Files.createDirectories(to.resolve("rocksdb"));
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try {
          Files.copy(file, to.resolve("rocksdb").resolve(file.getFileName()));
        } catch (NoSuchFileException merged) {
          // It is in another one by now.
        }
      }
    }
  }

  /** All pages of a search behind a cursor. */
  private static String allFound(HubClient administrator, String cursor) {
    StringBuilder all = new StringBuilder();
    String after = cursor;
    boolean hasMore = true;
    while (hasMore) {
      HubClient.Answer page =
          administrator.get(after.isEmpty() ? SEARCH : SEARCH + "&after=" + after);
      assertThat(page.status()).as(page.text()).isEqualTo(200);
      all.append(page.text());
      hasMore = page.header("Signalbox-More").equals("true");
      after = hasMore ? page.header("Signalbox-Cursor") : "";
    }
    return all.toString();
  }

  @Test
  void a_contact_that_was_deleted_is_in_no_file_after_its_erasure() throws Exception {
    try (LocalHub hub = LocalHub.start(Options.inMemory(LocalHubs.template()).withData(data))) {
      HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
      administrator.settings(
          new Settings()
              .instance("cert-at")
              .destination(
                  "owners",
                  "{'method': 'mail', 'uri': 'directory:contacts', 'interval': {'pause': 'PT0S'},"
                      + " 'mail': {'to': ['soc@cert.example'], 'answers': 'https://hub.example'}}")
              .routeAllTo("owners")
              .json());
      HubClient.Answer imported =
          administrator.post("/v1/directory/imports?source=register", REGISTER.replace('\'', '"'));
      assertThat(imported.status()).as(imported.text()).isEqualTo(200);
      new HubClient(hub.baseUrl(), "cert-at-token").postOne(OTHER);
      await().atMost(Duration.ofSeconds(60)).until(() -> !hub.mails().isEmpty());
      assertThat(administrator.get("/v1/notices?address=" + MAIL).text()).contains("\"jo\"");
      assertThat(administrator.put(CONTACT, JO.replace('\'', '"')).status()).isEqualTo(200);
      assertThat(files(MAIL)).isNotEmpty();
      assertThat(files(NAME)).isNotEmpty();
      assertThat(administrator.delete(CONTACT).status()).isEqualTo(204);

      JsonNode receipt = erase(hub, administrator);

      assertThat(receipt.path("clean").asBoolean()).as(receipt.toString()).isTrue();
      assertThat(administrator.get(CONTACT + "?history=true").text())
          .contains("\"history\"")
          .doesNotContain(MAIL, "Jo Erased");
      assertThat(files(MAIL)).isEmpty();
      assertThat(files(NAME)).isEmpty();
    }
  }

  private static String settings(PushReceiver receiver) {
    return new Settings()
        .instance("cert-at")
        .destination("feed", "{'method': 'pull'}")
        .destination(
            "now",
            "{'method': 'mail', 'uri': 'mailto:%s', 'interval': {'every': 'PT1S'}}".formatted(MAIL))
        .pushesTo("push", receiver)
        .routeAllTo("feed")
        .route(
            "grouped",
            "{'pattern': {}, 'destinations': ['now', 'push'], 'groupBy': ['source.account']}")
        .json();
  }

  /** Has the address posted, mailed, pushed and bounced; the cursor behind the first page. */
  private static String post(LocalHub hub, HubClient administrator, HubClient sender) {
    String event =
        "{\"format\": \"intelmq\", \"version\": 1, \"type\": \"event\", \"meta\": {\"uuid\":"
            + " \"%s\"}, \"payload\": {\"source.account\": \"%s\", \"event_description.text\":"
            + " \"%s\"}}";
    String id = "0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0e0f";
    sender.postOne(event.formatted(id, MAIL, "one"));
    sender.postOne(event.formatted(id, MAIL, "another"));
    sender.postOne(OTHER);
    sender.post("/v1/envelopes", "{\"source.ip\": \"%s\"".formatted(MAIL));
    await().atMost(Duration.ofSeconds(60)).until(() -> !hub.mails().isEmpty());
    hub.queue("BouncesQueue").send(List.of(Message.now(bounce(hub.mails().getFirst().id()))));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(administrator.get("/v1/suppressions").text()).contains(MAIL);
              assertThat(administrator.get("/v1/deliveries").text()).contains("push");
              assertThat(sender.get(FEED).text()).contains(MAIL, "192.0.2.8");
            });
    return sender.get(FEED).header("Signalbox-Cursor");
  }

  private static String bounce(String mail) {
    try {
      Path sample =
          LocalHubs.root().resolve("functions/bounces/src/test/resources/ses/bounce.json");
      return Files.readString(sample)
          .replace("0102017f-ses", mail)
          .replaceAll("(?i)abuse@isp\\.example", MAIL);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static JsonNode erase(LocalHub hub, HubClient administrator) throws Exception {
    String path =
        "/v1/erasures/" + administrator.post("/v1/erasures", SUBJECT).json().path("id").asText();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              hub.callScheduled("EraseFunction");
              return administrator.get(path).json().path("state").asText().equals("finished");
            });
    return administrator.get(path).json();
  }

  private List<Path> files(String text) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).filter(file -> has(file, text)).toList();
    }
  }

  private static boolean has(Path file, String text) {
    try {
      return Clear.texts(file).stream()
          .anyMatch(one -> one.toLowerCase(Locale.ROOT).contains(text));
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
