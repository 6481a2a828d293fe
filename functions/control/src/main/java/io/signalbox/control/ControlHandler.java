package io.signalbox.control;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.access.Authenticator;
import io.signalbox.access.audit.AuditedEndpoints;
import io.signalbox.access.session.Sessions;
import io.signalbox.api.ApiEvent;
import io.signalbox.api.ApiGateway;
import io.signalbox.api.ApiRouter;
import io.signalbox.api.Endpoint;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.delivery.DestinationControl;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.DeliveryTraces;
import io.signalbox.feeds.EntrySearch;
import io.signalbox.feeds.FeedLog;
import io.signalbox.operations.Destinations;
import io.signalbox.operations.NoticeScope;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.requested.KnownDestinations;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The function that acts where {@code track} only tells: pauses, replays and tests destinations,
 * sends notices again, lets addresses have mail again, and ends sessions.
 */
public final class ControlHandler
    implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  private final ApiGateway api;

  /** For Lambda. */
  public ControlHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(ControlHandler::priming);
  }

  public ControlHandler(Platform platform) {
    Clock clock = platform.clock();
    Duration retention = platform.environment().duration("RETENTION");
    CachedSettings settings = CachedSettings.of(platform);
    Authenticator gate = Authenticator.of(platform, settings);
    FeedLog feeds = new FeedLog(platform.table("FEEDS_TABLE"), clock, retention);
    Table deliveries = platform.table("DELIVERIES_TABLE");
    EnvelopeStore envelopeStore =
        new EnvelopeStore(platform.table("ENVELOPES_TABLE"), clock, platform.random(), retention);
    Destinations destinations = new Destinations(KnownDestinations.of(platform, settings));
    DestinationControl control = DestinationControl.of(platform, settings, HintSender.of(platform));

    DestinationEndpoint destination =
        new DestinationEndpoint(
            gate,
            destinations,
            control,
            envelopeStore,
            new DeliveryTraces(new EntrySearch(feeds)),
            clock);
    DestinationTestEndpoint test =
        new DestinationTestEndpoint(gate, destinations, control, platform::sleep);
    NoticeActions notice =
        new NoticeActions(
            gate,
            new Tickets(deliveries, clock, retention),
            new NoticeScope(DirectoryStore.of(platform)),
            destinations,
            new JobRequests(control));
    SuppressionLiftEndpoint suppression =
        new SuppressionLiftEndpoint(gate, new Suppressions(deliveries, clock));
    SessionEndpoint session =
        new SessionEndpoint(gate, new Sessions(deliveries, clock, platform.random()));
    List<Endpoint> endpoints =
        List.of(
            Endpoint.post("/v1/destinations/{name}/pause", destination::pause),
            Endpoint.post("/v1/destinations/{name}/resume", destination::resume),
            Endpoint.post("/v1/destinations/{name}/replay", destination::replay),
            Endpoint.post("/v1/destinations/{name}/test", test::test).taking("wait"),
            Endpoint.post("/v1/notices/{ticket}/resend", notice::resend),
            Endpoint.post("/v1/notices/{ticket}/revoke", notice::revoke),
            Endpoint.delete("/v1/suppressions/{address}", suppression::lift),
            Endpoint.delete("/v1/sessions/{name}", session::end));
    api =
        new ApiGateway(
            new ApiRouter(
                platform.random(), AuditedEndpoints.of(platform, gate, settings, endpoints)),
            clock);
  }

  /** Pauses a destination. */
  public static Priming.Call<?> priming(Platform platform) {
    PrimingScene.ofPushes(platform, "https://priming.invalid/");
    return new Priming.Call<>(
        new ControlHandler(platform),
        ApiEvent.of(
            "POST",
            "/v1/destinations/priming/pause",
            Map.of("Authorization", "Bearer " + Priming.TOKEN),
            null));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
