package io.signalbox.notices;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.api.ApiEvent;
import io.signalbox.api.ApiGateway;
import io.signalbox.api.ApiRouter;
import io.signalbox.api.Endpoint;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.notice.AnswerTokens;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.envelope.Coding;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.ingest.Admission;
import io.signalbox.envelopes.ingest.Ingest;
import io.signalbox.envelopes.ingest.Workers;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedLog;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.HubIdentity;
import io.signalbox.settings.CachedSettings;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The function behind {@code /n/}. */
public final class NoticesHandler
    implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  private final ApiGateway api;

  /** For Lambda. */
  public NoticesHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(NoticesHandler::priming);
  }

  public NoticesHandler(Platform platform) {
    Clock clock = platform.clock();
    Duration retention = platform.environment().duration("RETENTION");
    HubIdentity hub = HubIdentity.of(platform.environment());
    CachedSettings settings = CachedSettings.of(platform);
    Table deliveries = platform.table("DELIVERIES_TABLE");
    Tickets tickets = new Tickets(deliveries, clock, retention);
    EnvelopeStore envelopes =
        new EnvelopeStore(
            platform.table("ENVELOPES_TABLE"),
            clock,
            platform.random(),
            retention,
            Coding.named(platform.environment().required("ENVELOPE_CODING")));
    NoticeEvents events =
        new NoticeEvents(
            new FeedLog(platform.table("FEEDS_TABLE"), clock, retention),
            new EnvelopeRelease(envelopes),
            new DeliveryLog(deliveries, clock, retention),
            settings);
    AnswerEndpoint answer =
        new AnswerEndpoint(
            new NoticeDoor(
                new AnswerTokens(platform.secrets(), clock, platform.random()),
                tickets,
                settings,
                clock),
            events,
            new EventsCsv(new DestinationFormat(hub)),
            new Answers(
                events,
                new AnswerEnvelopes(hub.name()),
                new Ingest(
                    envelopes,
                    hub.name(),
                    Admission.NOTHING_ASKED,
                    Workers.DEFAULT,
                    platform.metrics()),
                new Proposals(DirectoryStore.of(platform), clock),
                tickets,
                clock));
    // Programs that follow links add parameters of their own.
    List<Endpoint> endpoints =
        List.of(
            Endpoint.get("/n/{token}", answer::page).ignoringUnknownParameters(),
            Endpoint.post("/n/{token}", answer::answer).ignoringUnknownParameters(),
            Endpoint.get("/n/{token}/events.csv", answer::download).ignoringUnknownParameters());
    api = new ApiGateway(new ApiRouter(platform.random(), endpoints), clock);
  }

  /** A link that this hub has not signed. */
  public static Priming.Call<?> priming(Platform platform) {
    return new Priming.Call<>(
        new NoticesHandler(platform), ApiEvent.of("GET", "/n/priming", Map.of(), null));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
