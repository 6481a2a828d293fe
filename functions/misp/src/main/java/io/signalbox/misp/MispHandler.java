package io.signalbox.misp;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.access.AdministratorToken;
import io.signalbox.access.Authenticator;
import io.signalbox.api.ApiEvent;
import io.signalbox.api.ApiGateway;
import io.signalbox.api.ApiRouter;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.FeedSlices;
import io.signalbox.formats.HubIdentity;
import io.signalbox.formats.WriteOptions;
import io.signalbox.settings.CachedSettings;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The function behind {@code /v1/misp/}. */
public final class MispHandler implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  private final ApiGateway api;

  /** For Lambda. */
  public MispHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(MispHandler::priming);
  }

  public MispHandler(Platform platform) {
    Clock clock = platform.clock();
    Duration retention = platform.environment().duration("RETENTION");
    CachedSettings settings = CachedSettings.of(platform);
    HubIdentity identity = HubIdentity.of(platform.environment());
    Table feeds = platform.table("FEEDS_TABLE");
    EventWriter writer =
        new EventWriter(
            new FeedLog(feeds, clock, retention),
            new EnvelopeRelease(
                new EnvelopeStore(
                    platform.table("ENVELOPES_TABLE"), clock, platform.random(), retention)),
            WriteOptions.of(identity));
    MispEndpoints endpoints =
        new MispEndpoints(
            new Authenticator(settings, AdministratorToken.of(platform), clock),
            new MispFeeds(settings, identity),
            new Manifest(new FeedSlices(feeds), clock, retention),
            writer);
    api = new ApiGateway(new ApiRouter(platform.random(), endpoints.all()), clock);
  }

  /** A read of a manifest. */
  public static Priming.Call<?> priming(Platform platform) {
    PrimingScene.ofPulls(platform);
    return new Priming.Call<>(
        new MispHandler(platform),
        ApiEvent.of(
            "GET",
            "/v1/misp/" + PrimingScene.DESTINATION + "/manifest.json",
            Map.of("Authorization", "Bearer " + Priming.TOKEN),
            null));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
