package io.signalbox.n6;

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
import io.signalbox.directory.DirectoryStore;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedLog;
import io.signalbox.formats.HubIdentity;
import io.signalbox.formats.WriteOptions;
import io.signalbox.settings.CachedSettings;
import io.signalbox.store.Platform;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The function behind {@code /n6/}. */
public final class N6Handler implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  private final ApiGateway api;

  /** For Lambda. */
  public N6Handler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(N6Handler::priming);
  }

  public N6Handler(Platform platform) {
    Clock clock = platform.clock();
    Duration retention = platform.environment().duration("RETENTION");
    CachedSettings settings = CachedSettings.of(platform);
    EventSearch search =
        new EventSearch(
            new FeedLog(platform.table("FEEDS_TABLE"), clock, retention),
            new EnvelopeRelease(
                new EnvelopeStore(
                    platform.table("ENVELOPES_TABLE"), clock, platform.random(), retention)),
            WriteOptions.of(HubIdentity.of(platform.environment())));
    N6Endpoints endpoints =
        new N6Endpoints(
            new Authenticator(settings, AdministratorToken.of(platform), clock),
            new N6Resources(settings, DirectoryStore.of(platform), clock),
            search,
            clock);
    api = new ApiGateway(ApiRouter.withPlainProblems(platform.random(), endpoints.all()), clock);
  }

  /** A search in a feed that has something. */
  public static Priming.Call<?> priming(Platform platform) {
    PrimingScene.ofPulls(platform);
    PrimingReader.write(platform);
    ApiEvent event =
        ApiEvent.of(
            "GET",
            "/n6/search/events.json",
            Map.of("Authorization", "Bearer " + Priming.TOKEN),
            null);
    event.setQueryStringParameters(Map.of(EventQuery.TIME_MIN, "2026-01-01T00:00:00Z"));
    return new Priming.Call<>(new N6Handler(platform), event);
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
