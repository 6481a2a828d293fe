package io.signalbox.fuzz.reader;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.aws.InvocationContext;
import io.signalbox.delivery.fetch.FetchState;
import io.signalbox.delivery.fetch.FetchStates;
import io.signalbox.fetch.FetchHandler;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.Got;
import io.signalbox.settings.Fetch;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.embedded.EmbeddedPlatform;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a source answers, of each kind: the page, and of MISP the list of events and one of them. It
 * is stored, or told as what is wrong with the source.
 */
final class SourceTarget implements Target {
  private static final int MILLISECONDS = 50_000;
  private static final byte[] ONE_EVENT =
      "{\"0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0007\": {\"timestamp\": \"1\"}}"
          .getBytes(StandardCharsets.UTF_8);

  private final EmbeddedPlatform platform = Functions.platform();
  private int runs;

  @Override
  public void run(byte[] input) {
    runs++;
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode fetches = document.putObject("fetches");
    for (Fetch.Source source : Fetch.Source.values()) {
      fetches
          .putObject(name(source))
          .put("source", source.text())
          .put("uri", "https://source.example/");
    }
    SettingsStore settings = new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random());
    settings.commit(settings.current(), document, List.of());

    new FetchHandler(
            platform,
            get ->
                new Got.Answered(
                    200,
                    Map.of("signalbox-cursor", "c"),
                    isList(get.uri()) && runs % 2 == 0 ? ONE_EVENT : input),
            push -> new Exchange.NotSent("no token is needed"))
        .handleRequest(
            new ScheduledEvent(), new InvocationContext("Fetch", 1024, "fuzz", () -> MILLISECONDS));

    FetchStates states = new FetchStates(platform.table("READERS_TABLE"), platform.random());
    for (Fetch.Source source : Fetch.Source.values()) {
      FetchState state = states.find(name(source)).state();
      Promise.hold(
          state.lease() == null && (state.failure() != null || state.lastAt() != null),
          "Neither stored nor told: …",
          source);
    }
  }

  private static boolean isList(URI uri) {
    return uri.getPath().endsWith("/manifest.json");
  }

  private String name(Fetch.Source source) {
    return source.text() + "-" + runs;
  }
}
