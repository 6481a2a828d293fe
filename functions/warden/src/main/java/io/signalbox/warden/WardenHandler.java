package io.signalbox.warden;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.access.AdministratorToken;
import io.signalbox.access.Authenticator;
import io.signalbox.access.PostQuota;
import io.signalbox.api.ApiEvent;
import io.signalbox.api.ApiGateway;
import io.signalbox.api.ApiRouter;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelope.Coding;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.ingest.Admission;
import io.signalbox.envelopes.ingest.Ingest;
import io.signalbox.envelopes.ingest.Workers;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedLog;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.quota.Quotas;
import io.signalbox.store.Platform;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The function behind {@code /warden3/}. */
public final class WardenHandler implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  private final ApiGateway api;

  /** For Lambda. */
  public WardenHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(WardenHandler::priming);
  }

  public WardenHandler(Platform platform) {
    Clock clock = platform.clock();
    Duration retention = platform.environment().duration("RETENTION");
    String hub = platform.environment().required("HUB_NAME");
    CachedSettings settings = CachedSettings.of(platform);
    FeedLog feeds = new FeedLog(platform.table("FEEDS_TABLE"), clock, retention);
    EnvelopeStore envelopes =
        new EnvelopeStore(
            platform.table("ENVELOPES_TABLE"),
            clock,
            platform.random(),
            retention,
            Coding.named(platform.environment().required("ENVELOPE_CODING")));
    ClientNames names = new ClientNames(settings, hub);
    WardenAnswers answers = new WardenAnswers(platform.random());
    ClientPlaces places =
        new ClientPlaces(new Readers(platform.dueTable("READERS_TABLE")), feeds, platform.random());
    GetEvents get =
        new GetEvents(
            settings,
            feeds,
            new EventReader(feeds, new EnvelopeRelease(envelopes), new IdeaWriter(names), names),
            places);
    SendEvents send =
        new SendEvents(
            new PostQuota(Quotas.of(platform, settings), clock),
            new Ingest(
                envelopes, hub, Admission.NOTHING_ASKED, Workers.DEFAULT, platform.metrics()),
            answers);
    WardenEndpoints endpoints =
        new WardenEndpoints(
            new Authenticator(settings, AdministratorToken.of(platform), clock),
            answers,
            send,
            get);
    api =
        new ApiGateway(
            new ApiRouter(
                platform.random(), endpoints.all(), problem -> answers.failure("", problem)),
            clock);
  }

  /** A call of {@code getInfo}. */
  public static Priming.Call<?> priming(Platform platform) {
    return new Priming.Call<>(
        new WardenHandler(platform),
        ApiEvent.of(
            "GET", "/warden3/getInfo", Map.of("Authorization", "Bearer " + Priming.TOKEN), null));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
