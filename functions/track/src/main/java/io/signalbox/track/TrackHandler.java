package io.signalbox.track;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.access.Authenticator;
import io.signalbox.access.audit.AuditReader;
import io.signalbox.access.audit.AuditedEndpoints;
import io.signalbox.api.ApiEvent;
import io.signalbox.api.ApiGateway;
import io.signalbox.api.ApiRouter;
import io.signalbox.api.Endpoint;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.delivery.destination.DestinationStates;
import io.signalbox.delivery.destination.FailureRates;
import io.signalbox.delivery.fetch.FetchStates;
import io.signalbox.delivery.history.NoticeMemory;
import io.signalbox.delivery.job.Jobs;
import io.signalbox.delivery.job.WhatIfs;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.SentMessages;
import io.signalbox.delivery.notice.SentMails;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.PostingActivities;
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

/** The function that tells what happened. It changes nothing, and only writes the audit log. */
public final class TrackHandler implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  private final ApiGateway api;

  /** For Lambda. */
  public TrackHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(TrackHandler::priming);
  }

  public TrackHandler(Platform platform) {
    Clock clock = platform.clock();
    Duration retention = platform.environment().duration("RETENTION");
    CachedSettings settings = CachedSettings.of(platform);
    Authenticator gate = Authenticator.of(platform, settings);
    FeedLog feeds = new FeedLog(platform.table("FEEDS_TABLE"), clock, retention);
    Readers readers = new Readers(platform.dueTable("READERS_TABLE"));
    Table deliveriesTable = platform.table("DELIVERIES_TABLE");
    DeliveryLog log = new DeliveryLog(deliveriesTable, clock, retention);
    EnvelopeStore envelopeStore =
        new EnvelopeStore(platform.table("ENVELOPES_TABLE"), clock, platform.random(), retention);
    DeliveryTraces trails = new DeliveryTraces(new EntrySearch(feeds));
    DestinationStates states =
        new DestinationStates(platform.table("READERS_TABLE"), platform.random());
    Deliveries deliveries = new Deliveries(feeds, readers, states, log);
    Destinations destinations = new Destinations(KnownDestinations.of(platform, settings));

    EnvelopeEndpoint envelope =
        new EnvelopeEndpoint(
            gate,
            envelopeStore,
            trails,
            deliveries,
            destinations,
            new FeedCeilings(settings),
            new Lineage(envelopeStore));
    RawEndpoint raw = new RawEndpoint(gate, envelopeStore, trails, new FeedCeilings(settings));
    DeliveryPages pages = new DeliveryPages(readers, log);
    DeliveryEndpoint delivery =
        new DeliveryEndpoint(gate, envelopeStore, trails, deliveries, destinations, pages);
    Tickets tickets = new Tickets(deliveriesTable, clock, retention);
    DeliveryContent content = new DeliveryContent(deliveries, feeds, envelopeStore);
    OneDeliveryEndpoint oneDelivery =
        new OneDeliveryEndpoint(
            gate,
            new SentMessages(deliveriesTable, clock, retention),
            tickets,
            deliveries,
            pages,
            destinations,
            content);
    NoticeEndpoint notice =
        new NoticeEndpoint(
            gate,
            tickets,
            new NoticeScope(DirectoryStore.of(platform)),
            destinations,
            content,
            new NoticeMemory(deliveriesTable, clock, retention),
            clock);
    NoticeMailEndpoint mail =
        new NoticeMailEndpoint(
            gate,
            tickets,
            new NoticeScope(DirectoryStore.of(platform)),
            new SentMails(deliveriesTable, clock, retention),
            feeds,
            envelopeStore,
            settings);
    ProofEndpoint proof =
        new ProofEndpoint(
            gate,
            tickets,
            destinations,
            content,
            new ProofKey(platform.secrets()),
            platform.environment().required("HUB_NAME"),
            clock);
    JobEndpoint job =
        new JobEndpoint(
            gate,
            new Jobs(platform.dueTable("READERS_TABLE")),
            new WhatIfs(platform.dueTable("READERS_TABLE")));
    DestinationView view =
        new DestinationView(
            gate,
            destinations,
            states,
            new BacklogReader(readers, feeds),
            new FailureRates(platform.table("FEEDS_TABLE"), clock));
    FetchView fetches =
        new FetchView(
            gate, settings, new FetchStates(platform.table("READERS_TABLE"), platform.random()));
    InstanceEndpoint instance =
        new InstanceEndpoint(
            gate, settings, new PostingActivities(platform.table("ENVELOPES_TABLE"), retention));
    UnroutedEndpoint unrouted =
        new UnroutedEndpoint(gate, new UnroutedReader(feeds, envelopeStore), clock);
    AsideEndpoint aside = new AsideEndpoint(gate, envelopeStore, settings);
    SuppressionEndpoint suppression =
        new SuppressionEndpoint(gate, new Suppressions(deliveriesTable, clock));
    AuditEndpoint audit =
        new AuditEndpoint(gate, new AuditReader(deliveriesTable, settings, clock));
    List<Endpoint> endpoints =
        List.of(
            Endpoint.get("/v1/envelopes/{id}", envelope::track),
            Endpoint.get("/v1/envelopes/{id}/lineage", envelope::lineage),
            Endpoint.get("/v1/envelopes/{id}/raw", raw::download),
            Endpoint.get("/v1/deliveries", delivery::list).taking(DeliveryEndpoint.PARAMETERS),
            Endpoint.get("/v1/deliveries/{id}", oneDelivery::get)
                .taking(OneDeliveryEndpoint.PARAMETERS),
            Endpoint.get("/v1/notices", notice::list).taking(NoticeEndpoint.PARAMETERS),
            Endpoint.get("/v1/notices/{ticket}", notice::get),
            Endpoint.get("/v1/notices/{ticket}/mail", mail::get),
            Endpoint.get("/v1/proofs/{day}", proof::get).taking(ProofEndpoint.PARAMETERS),
            Endpoint.get("/v1/destinations", view::list),
            Endpoint.get("/v1/destinations/{name}", view::get).taking("waiting"),
            Endpoint.get("/v1/fetches", fetches::list),
            Endpoint.get("/v1/fetches/{name}", fetches::get),
            Endpoint.get("/v1/jobs/{id}", job::get),
            Endpoint.get("/v1/instances/{name}", instance::get),
            Endpoint.get("/v1/unrouted", unrouted::list).taking("since", "limit"),
            Endpoint.get("/v1/conflicts", aside::conflicts).taking(AsideEndpoint.PARAMETERS),
            Endpoint.get("/v1/quarantine", aside::quarantine).taking(AsideEndpoint.PARAMETERS),
            Endpoint.get("/v1/suppressions", suppression::list).taking("after", "limit"),
            Endpoint.get("/v1/suppressions/{address}", suppression::get),
            Endpoint.get("/v1/audit", audit::list).taking(AuditEndpoint.PARAMETERS));
    api =
        new ApiGateway(
            new ApiRouter(
                platform.random(), AuditedEndpoints.of(platform, gate, settings, endpoints)),
            clock);
  }

  /** What became of an envelope. */
  public static Priming.Call<?> priming(Platform platform) {
    Envelope envelope = PrimingScene.ofPulls(platform);
    return new Priming.Call<>(
        new TrackHandler(platform),
        ApiEvent.of(
            "GET",
            "/v1/envelopes/" + envelope.id().dedupKey().value(),
            Map.of("Authorization", "Bearer " + Priming.TOKEN),
            null));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
