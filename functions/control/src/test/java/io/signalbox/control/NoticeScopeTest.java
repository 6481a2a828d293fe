package io.signalbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.Fault;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.edit.DirectoryEditor;
import io.signalbox.directory.edit.Edited;
import io.signalbox.directory.json.ObjectReader;
import io.signalbox.feeds.FeedId;
import io.signalbox.track.Hub;
import io.signalbox.track.Notices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose notices somebody with a role for a part of the directory sees and works on. */
class NoticeScopeTest {
  private static final FeedId OWNERS = new FeedId("owners", "");

  private final Hub hub = new Hub(ControlHandler::new);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_handler_of_an_organisation_works_on_its_notices_and_those_below_it() {
    organisation("org-1", Optional.empty());
    organisation("org-2", Optional.of("org-1"));
    organisation("org-3", Optional.empty());
    contact("own", "org-2");
    contact("foreign", "org-3");
    for (int n = 1; n <= 3; n++) {
      Notices.add(hub, n, OWNERS);
    }
    String own = "/v1/notices/20261122-00000002";
    String foreign = "/v1/notices/20261122-00000003";

    assertThat(hub.get("handler", "/v1/notices").json().findValuesAsText("ticket"))
        .containsExactly("20261122-00000002", "20261122-00000001");
    assertThat(hub.get("handler", own).status()).isEqualTo(200);
    assertThat(hub.post("handler", own + "/resend", "{\"contact\": \"own\"}").status())
        .isEqualTo(202);
    assertThat(hub.post("handler", own + "/resend", "{\"contact\": \"foreign\"}").status())
        .isEqualTo(403);
    assertThat(hub.post("handler", own + "/resend", "{\"contact\": \"none\"}").status())
        .isEqualTo(403);
    assertThat(hub.post("handler", own + "/revoke", "").status()).isEqualTo(200);
    assertThat(hub.get("handler", foreign).status()).isEqualTo(404);
    assertThat(hub.post("handler", foreign + "/resend", "").status()).isEqualTo(404);
    assertThat(hub.post("handler", foreign + "/revoke", "").status()).isEqualTo(404);
    assertThat(hub.get("admin", foreign).at("/revoked")).isNotEqualTo("true");
  }

  private void organisation(String name, Optional<String> parent) {
    write(
        new ObjectId(ObjectKind.ORGANISATION, name),
        "{\"name\": \"%s\"%s}"
            .formatted(name, parent.map(", \"parent\": \"%s\""::formatted).orElse("")));
  }

  private void contact(String name, String organisation) {
    write(
        new ObjectId(ObjectKind.CONTACT, name),
        "{\"organisation\": \"%s\", \"addresses\": [{\"address\": \"a@%s.example\"}]}"
            .formatted(organisation, organisation));
  }

  private void write(ObjectId id, String json) {
    List<Fault> faults = new ArrayList<>();
    DirectoryObject object =
        ObjectReader.read(id, (ObjectNode) Hub.tree(json), "", faults).orElseThrow();
    assertThat(directory().put(object, "test", _ -> true)).isInstanceOf(Edited.Done.class);
  }

  private DirectoryEditor directory() {
    return new DirectoryEditor(
        new DirectoryStore(hub.store.table("directory"), Duration.ZERO, hub.clock, hub.random),
        hub.clock);
  }
}
