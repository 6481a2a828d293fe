package io.signalbox.track;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.access.AdministratorToken;
import io.signalbox.access.Gate;
import io.signalbox.api.ApiEvent;
import io.signalbox.api.ApiGateway;
import io.signalbox.api.ApiRouter;
import io.signalbox.api.Endpoint;
import io.signalbox.archive.Archive;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Rehearsal;
import io.signalbox.delivery.DestinationControl;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.feed.FeedLog;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.settings.CachedSettings;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The function that tells what happened, pauses and replays. */
public final class TrackHandler implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  private final ApiGateway api;

  /** For Lambda. */
  public TrackHandler() {
    this(AwsPlatform.fromEnvironment());
    Rehearsal.beforeSnapshot(TrackHandler::rehearsed);
  }

  public TrackHandler(Platform platform) {
    Clock clock = platform.clock();
    Duration retention = platform.environment().duration("RETENTION");
    CachedSettings settings = CachedSettings.of(platform);
    Gate gate = new Gate(settings, AdministratorToken.of(platform), clock);
    FeedLog feeds = new FeedLog(platform.table("FEEDS_TABLE"), clock, retention);
    Readers readers = new Readers(platform.dueTable("READERS_TABLE"));
    Table deliveriesTable = platform.table("DELIVERIES_TABLE");
    DeliveryLog log = new DeliveryLog(deliveriesTable, clock, retention);
    Archive archive =
        new Archive(platform.table("ENVELOPES_TABLE"), clock, platform.random(), retention);
    Trails trails = new Trails(feeds);
    Deliveries deliveries = new Deliveries(feeds, readers, log);
    Destinations destinations = new Destinations(settings);
    DestinationControl control =
        new DestinationControl(readers, feeds, HintSender.of(platform), clock, platform.random());

    EnvelopeEndpoint envelope =
        new EnvelopeEndpoint(gate, archive, trails, deliveries, destinations, new Lineage(archive));
    DeliveryEndpoint delivery =
        new DeliveryEndpoint(
            gate, archive, trails, deliveries, destinations, new DeliveryPages(readers, log));
    DestinationEndpoint destination =
        new DestinationEndpoint(gate, destinations, control, archive, trails, readers, clock);
    AsideEndpoint aside = new AsideEndpoint(gate, archive, settings);
    SuppressionEndpoint suppression =
        new SuppressionEndpoint(gate, new Suppressions(deliveriesTable, clock));
    List<Endpoint> endpoints =
        List.of(
            Endpoint.get("/v1/envelopes/{id}", envelope::track),
            Endpoint.get("/v1/envelopes/{id}/lineage", envelope::lineage),
            Endpoint.get("/v1/deliveries", delivery::list),
            Endpoint.post("/v1/destinations/{name}/pause", destination::pause),
            Endpoint.post("/v1/destinations/{name}/resume", destination::resume),
            Endpoint.post("/v1/destinations/{name}/replay", destination::replay),
            Endpoint.get("/v1/conflicts", aside::conflicts),
            Endpoint.get("/v1/quarantine", aside::quarantine),
            Endpoint.get("/v1/suppressions", suppression::list),
            Endpoint.get("/v1/suppressions/{address}", suppression::get),
            Endpoint.delete("/v1/suppressions/{address}", suppression::lift));
    api = new ApiGateway(new ApiRouter(platform.random(), endpoints), clock);
  }

  private static Runnable rehearsed(Platform platform) {
    TrackHandler handler = new TrackHandler(platform);
    ApiEvent event =
        ApiEvent.of(
            "GET",
            "/v1/envelopes/72ddb00c-2d3a-4eea-b7ac-ae122b8e6c3b",
            Map.of("Authorization", "Bearer " + Rehearsal.TOKEN),
            null);
    return () -> handler.api.handle(event);
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
