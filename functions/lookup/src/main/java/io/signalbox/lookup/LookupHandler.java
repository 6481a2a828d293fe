package io.signalbox.lookup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.access.Authenticator;
import io.signalbox.access.audit.AuditedEndpoints;
import io.signalbox.api.ApiEvent;
import io.signalbox.api.ApiGateway;
import io.signalbox.api.ApiRouter;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.lookup.Lookup;
import io.signalbox.settings.CachedSettings;
import io.signalbox.store.Platform;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The function that answers tuency's look-up. */
public final class LookupHandler implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  private final ApiGateway api;

  /** For Lambda. */
  public LookupHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(LookupHandler::priming);
  }

  public LookupHandler(Platform platform) {
    Clock clock = platform.clock();
    CachedSettings settings = CachedSettings.of(platform);
    Authenticator authenticator = Authenticator.of(platform, settings);
    Suppressions suppressions = new Suppressions(platform.table("DELIVERIES_TABLE"), clock);
    Lookup lookup = new Lookup(mails -> suppressions.among(mails).keySet(), clock);
    LookupEndpoint endpoint =
        new LookupEndpoint(authenticator, DirectoryStore.of(platform), lookup);
    api =
        new ApiGateway(
            ApiRouter.withPlainProblems(
                platform.random(),
                AuditedEndpoints.of(platform, authenticator, settings, endpoint.all())),
            clock);
  }

  /** A look-up in a directory that knows somebody. */
  public static Priming.Call<?> priming(Platform platform) {
    PrimingDirectory.write(platform);
    ApiEvent event =
        ApiEvent.of(
            "GET", "/intelmq/lookup", Map.of("Authorization", "Bearer " + Priming.TOKEN), null);
    event.setQueryStringParameters(
        Map.of("ip", "192.0.2.1", "domain", "www.isp.example", "feed_status", "production"));
    return new Priming.Call<>(new LookupHandler(platform), event);
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
