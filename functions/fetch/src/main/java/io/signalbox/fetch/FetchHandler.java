package io.signalbox.fetch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.delivery.fetch.FetchStates;
import io.signalbox.delivery.peer.CachedSecrets;
import io.signalbox.envelope.Coding;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.HubNotices;
import io.signalbox.envelopes.ingest.Admission;
import io.signalbox.envelopes.ingest.Ingest;
import io.signalbox.envelopes.ingest.Workers;
import io.signalbox.http.AccessTokens;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.Getter;
import io.signalbox.http.exchange.Got;
import io.signalbox.http.exchange.PushClient;
import io.signalbox.http.exchange.Pusher;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.quota.Quotas;
import io.signalbox.store.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Is called once a minute. */
public final class FetchHandler implements RequestHandler<ScheduledEvent, @Nullable Void> {
  private final FetchRound round;

  /** For Lambda. */
  public FetchHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(FetchHandler::priming);
  }

  public FetchHandler(Platform platform) {
    this(platform, PushClient.of(platform.environment()));
  }

  private FetchHandler(Platform platform, PushClient client) {
    this(platform, client, client);
  }

  /**
   * With another way to the sources than the network.
   *
   * @param tokens the way to token endpoints
   */
  public FetchHandler(Platform platform, Getter getter, Pusher tokens) {
    CachedSettings settings = CachedSettings.of(platform);
    EnvelopeStore envelopes =
        new EnvelopeStore(
            platform.table("ENVELOPES_TABLE"),
            platform.clock(),
            platform.random(),
            platform.environment().duration("RETENTION"),
            Coding.named(platform.environment().required("ENVELOPE_CODING")));
    String hubName = platform.environment().required("HUB_NAME");
    Ingest ingest =
        new Ingest(
            envelopes, hubName, Admission.NOTHING_ASKED, Workers.DEFAULT, platform.metrics());
    SourceClient client =
        new SourceClient(
            getter,
            new AccessTokens(tokens, platform.clock()),
            new CachedSecrets(platform.secrets(), platform.clock()),
            platform.clock());
    round =
        new FetchRound(
            settings,
            new FetchRun(
                client,
                new PageStore(ingest, Quotas.of(platform, settings), platform.clock()),
                new FetchStates(platform.table("READERS_TABLE"), platform.random()),
                new HubNotices(envelopes, hubName, "fetches"),
                platform.metrics(),
                platform.clock(),
                platform.random()));
  }

  /** A minute in which one document is fetched. */
  public static Priming.Call<?> priming(Platform platform) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document
        .putObject("fetches")
        .putObject("priming")
        .put("source", "ndjson")
        .put("uri", "https://priming.example/events");
    SettingsStore settings = new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random());
    settings.commit(settings.current(), document, List.of());
    byte[] body = "{\"source.ip\": \"192.0.2.1\"}".getBytes(StandardCharsets.UTF_8);
    return new Priming.Call<>(
        new FetchHandler(
            platform,
            get -> new Got.Answered(200, Map.of(), body),
            push -> new Exchange.NotSent("no token is needed")),
        new ScheduledEvent());
  }

  @Override
  public @Nullable Void handleRequest(ScheduledEvent event, Context context) {
    round.run(() -> Duration.ofMillis(context.getRemainingTimeInMillis()));
    return null;
  }
}
