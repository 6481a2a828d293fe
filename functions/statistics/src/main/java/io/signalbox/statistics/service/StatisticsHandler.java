package io.signalbox.statistics.service;

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
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.formats.HubIdentity;
import io.signalbox.formats.WriteOptions;
import io.signalbox.settings.CachedSettings;
import io.signalbox.statistics.CountedLogs;
import io.signalbox.statistics.EventFinder;
import io.signalbox.statistics.Funnel;
import io.signalbox.statistics.HostKey;
import io.signalbox.statistics.Statistics;
import io.signalbox.statistics.habit.HabitStore;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The function that counts and finds events, and shows who sends them. */
public final class StatisticsHandler
    implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  /**
   * On AWS each waits for the table most of its time. With three megabytes of each, a request takes
   * no more than {@link HeavyRequests} counts.
   */
  private static final int SHEETS_AT_ONCE = 4;

  private final ApiGateway api;

  /** For Lambda. */
  public StatisticsHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(StatisticsHandler::priming);
  }

  public StatisticsHandler(Platform platform) {
    Clock clock = platform.clock();
    Duration retention = platform.environment().duration("RETENTION");
    Table feeds = platform.table("FEEDS_TABLE");
    EnvelopeStore envelopes =
        new EnvelopeStore(platform.table("ENVELOPES_TABLE"), clock, platform.random(), retention);
    CachedSettings settings = CachedSettings.of(platform);
    Authenticator gate = Authenticator.of(platform, settings);
    HostKey key = new HostKey(platform.secrets(), platform.random());
    HeavyRequests heavy =
        HeavyRequests.of(
            Runtime.getRuntime().maxMemory(), Runtime.getRuntime().availableProcessors());
    StatisticsEndpoint statistics =
        new StatisticsEndpoint(
            gate,
            new Statistics(
                feeds,
                new CountedLogs(
                    feeds, envelopes, platform.table("DELIVERIES_TABLE"), clock, retention),
                key,
                clock,
                retention,
                SHEETS_AT_ONCE),
            heavy,
            clock);
    FindEndpoint find =
        new FindEndpoint(
            gate,
            settings,
            new EventFinder(feeds, envelopes, platform.table("DELIVERIES_TABLE"), clock, retention),
            new EnvelopeRelease(envelopes),
            WriteOptions.of(HubIdentity.of(platform.environment())),
            heavy,
            clock);
    FunnelEndpoint funnel =
        new FunnelEndpoint(
            gate,
            new Funnel(feeds, envelopes, platform.table("DELIVERIES_TABLE"), key, clock, retention),
            heavy,
            clock);
    InstancesEndpoint instances = new InstancesEndpoint(gate, settings, new HabitStore(feeds));
    api =
        new ApiGateway(
            new ApiRouter(
                platform.random(),
                AuditedEndpoints.of(
                    platform,
                    gate,
                    settings,
                    List.of(
                        Endpoint.get("/v1/statistics", statistics::get)
                            .taking(QuestionReader.PARAMETERS),
                        Endpoint.get("/v1/statistics/funnel", funnel::get)
                            .taking(FunnelEndpoint.PARAMETERS),
                        Endpoint.get("/v1/envelopes", find::get).taking(FindEndpoint.parameters()),
                        Endpoint.get("/v1/instances", instances::list)))),
            clock);
  }

  /** The figures of a journal with one event. */
  public static Priming.Call<?> priming(Platform platform) {
    PrimingScene.ofJournal(platform);
    return new Priming.Call<>(
        new StatisticsHandler(platform),
        ApiEvent.of(
            "GET", "/v1/statistics", Map.of("Authorization", "Bearer " + Priming.TOKEN), null));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
