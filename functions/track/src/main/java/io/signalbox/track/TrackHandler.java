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
import io.signalbox.delivery.RehearsalScene;
import io.signalbox.delivery.feed.FeedLog;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.envelope.Envelope;
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
    Rehearsal.beforeSnapshot(TrackHandler::rehearsal);
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

  /** What became of an envelope. */
  public static Rehearsal.Piece<?> rehearsal(Platform platform) {
    Envelope envelope = RehearsalScene.ofPulls(platform);
    return new Rehearsal.Piece<>(
        new TrackHandler(platform),
        ApiEvent.of(
            "GET",
            "/v1/envelopes/" + envelope.id().dedupKey().value(),
            Map.of("Authorization", "Bearer " + Rehearsal.TOKEN),
            null));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
