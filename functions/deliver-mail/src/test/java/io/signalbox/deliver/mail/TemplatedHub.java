package io.signalbox.deliver.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.aws.InvocationContext;
import io.signalbox.aws.PrimingEvents;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.Mailer.Result;
import io.signalbox.store.ManualClock;
import io.signalbox.store.TestEnvironment;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A hub in memory that mails one event, whose settings change between the tries. */
final class TemplatedHub implements AutoCloseable {
  private static final Duration A_WHILE = Duration.ofHours(2);

  private final ManualClock clock = new ManualClock(Deliveries.NOW);
  private final Postbox postbox = new Postbox();
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final EmbeddedPlatform platform =
      new EmbeddedPlatform(
          store,
          TestEnvironment.with(Map.of()),
          postbox,
          new MemorySecrets(),
          clock,
          new Random(1));
  private final SettingsStore settings =
      new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random());
  private final DeliverMailHandler handler = new DeliverMailHandler(platform);

  /** One whose destination has these options of mail, and whose settings have these templates. */
  TemplatedHub(String mail, String templates) {
    PrimingScene.of(platform, destination(mail));
    templates(templates);
  }

  /** Replaces all templates. */
  void templates(String templates) {
    ObjectNode document = settings.current().json();
    document.set("templates", Deliveries.object(templates));
    commit(document);
  }

  /** Replaces the destination's options of mail. */
  void mail(String mail) {
    ObjectNode document = settings.current().json();
    document.withObjectProperty("destinations").set(PrimingScene.DESTINATION, destination(mail));
    commit(document);
  }

  private void commit(ObjectNode document) {
    var _ = settings.commit(settings.current(), document, List.of()).orElseThrow();
  }

  private static ObjectNode destination(String mail) {
    ObjectNode destination =
        Deliveries.object(
            """
            {"method": "mail", "uri": "mailto:abuse@isp.example", "interval": {"pause": "PT0S"}}
            """);
    destination.set("mail", Deliveries.object(mail));
    return destination;
  }

  /** A try, some time after the one before, that the mail system answers so. */
  ReadMail tries(Result answer) {
    postbox.answer(answer);
    if (mailed() != 1) {
      throw new AssertionError("Not one mail was sent");
    }
    return postbox.read();
  }

  /** A try that comes to no mail. */
  void fails() {
    if (mailed() != 0) {
      throw new AssertionError("A mail was sent");
    }
  }

  private int mailed() {
    int before = postbox.size();
    handler.handleRequest(
        PrimingEvents.message(PrimingScene.hint()),
        new InvocationContext("mail", 512, "1", () -> 60_000));
    clock.advance(A_WHILE);
    return postbox.size() - before;
  }

  @Override
  public void close() {
    store.close();
  }
}
