package io.signalbox.pull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.access.Authenticator;
import io.signalbox.access.audit.AuditedEndpoints;
import io.signalbox.api.ApiEvent;
import io.signalbox.api.ApiGateway;
import io.signalbox.api.ApiRouter;
import io.signalbox.api.Endpoint;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedLog;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.HubIdentity;
import io.signalbox.settings.CachedSettings;
import io.signalbox.store.Platform;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The function behind {@code /v1/feeds}. */
public final class PullHandler implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  private final ApiGateway api;

  /** For Lambda. */
  public PullHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(PullHandler::priming);
  }

  public PullHandler(Platform platform) {
    Clock clock = platform.clock();
    Duration retention = platform.environment().duration("RETENTION");
    CachedSettings settings = CachedSettings.of(platform);
    Authenticator gate = Authenticator.of(platform, settings);
    FeedLog feeds = new FeedLog(platform.table("FEEDS_TABLE"), clock, retention);
    EnvelopeRelease release =
        new EnvelopeRelease(
            new EnvelopeStore(
                platform.table("ENVELOPES_TABLE"), clock, platform.random(), retention));
    FeedEndpoint endpoint =
        new FeedEndpoint(
            gate,
            settings,
            feeds,
            new FeedPageReader(feeds, release, clock),
            new ImplicitCursors(new Readers(platform.dueTable("READERS_TABLE")), clock),
            new Cursors(platform.secrets(), platform.random()),
            new DestinationFormat(HubIdentity.of(platform.environment())),
            clock,
            retention);
    api =
        new ApiGateway(
            new ApiRouter(
                platform.random(),
                AuditedEndpoints.of(
                    platform,
                    gate,
                    settings,
                    List.of(
                        Endpoint.get("/v1/feeds/{name}", endpoint::answer)
                            .taking(FeedEndpoint.PARAMETERS)))),
            clock);
  }

  /** A read of a feed that has something. */
  public static Priming.Call<?> priming(Platform platform) {
    PrimingScene.ofPulls(platform);
    return new Priming.Call<>(
        new PullHandler(platform),
        ApiEvent.of(
            "GET",
            "/v1/feeds/" + PrimingScene.DESTINATION,
            Map.of("Authorization", "Bearer " + Priming.TOKEN),
            null));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
