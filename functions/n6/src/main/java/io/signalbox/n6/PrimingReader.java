package io.signalbox.n6;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.aws.Priming;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.Token;
import io.signalbox.store.Platform;
import java.util.List;

/** An instance that reads the feed of {@link PrimingScene} by n6's REST API. */
final class PrimingReader {
  private PrimingReader() {}

  /** Writes settings with the instance and the feed. */
  static void write(Platform platform) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putObject("destinations").putObject(PrimingScene.DESTINATION).put("method", "pull");
    ObjectNode instance = document.putObject("instances").putObject("priming-reader");
    instance
        .putArray("tokens")
        .addObject()
        .put("name", "1")
        .put("hash", Token.hashOf(Priming.TOKEN));
    instance.putObject("grants").putArray("read").add(PrimingScene.DESTINATION);
    instance.putObject("n6").put("feed", PrimingScene.DESTINATION);
    SettingsStore settings = new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random());
    settings.commit(settings.current(), document, List.of());
  }
}
