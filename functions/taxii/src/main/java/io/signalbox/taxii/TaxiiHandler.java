package io.signalbox.taxii;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.AdministratorToken;
import io.signalbox.access.Authenticator;
import io.signalbox.access.PostQuota;
import io.signalbox.api.ApiEvent;
import io.signalbox.api.ApiGateway;
import io.signalbox.api.ApiRouter;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.envelope.Coding;
import io.signalbox.envelope.Json;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.ingest.Admission;
import io.signalbox.envelopes.ingest.Ingest;
import io.signalbox.envelopes.ingest.Workers;
import io.signalbox.feeds.EntryLocator;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.FeedObjects;
import io.signalbox.formats.HubIdentity;
import io.signalbox.formats.StixShared;
import io.signalbox.formats.WriteOptions;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.quota.Quotas;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The function behind {@code /taxii2/}. */
public final class TaxiiHandler implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  private final ApiGateway api;

  /** For Lambda. */
  public TaxiiHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(TaxiiHandler::priming);
  }

  public TaxiiHandler(Platform platform) {
    Clock clock = platform.clock();
    Duration retention = platform.environment().duration("RETENTION");
    String hub = platform.environment().required("HUB_NAME");
    CachedSettings settings = CachedSettings.of(platform);
    HubIdentity identity =
        new HubIdentity(hub, hub, platform.environment().required("MAIL_SENDER"));
    Table table = platform.table("FEEDS_TABLE");
    FeedLog feeds = new FeedLog(table, clock, retention);
    EnvelopeStore envelopes =
        new EnvelopeStore(
            platform.table("ENVELOPES_TABLE"),
            clock,
            platform.random(),
            retention,
            Coding.named(platform.environment().required("ENVELOPE_CODING")));
    EnvelopeRelease release = new EnvelopeRelease(envelopes);
    ObjectIndex index = new ObjectIndex(table, clock, retention);
    PostedVersions versions = new PostedVersions(index, new UnlistedVersions(envelopes), release);
    CollectionReader reader =
        new CollectionReader(
            feeds,
            new EventSource(release, WriteOptions.of(identity)),
            new PostedSource(release, versions),
            new NamedEntries(
                new EntryLocator(feeds, table, retention),
                new FeedObjects(table, clock, retention),
                release,
                versions),
            shared(identity));
    PostedEnvelopes posted =
        new PostedEnvelopes(
            new Ingest(
                envelopes, hub, Admission.NOTHING_ASKED, Workers.DEFAULT, platform.metrics()));
    PostQuota quota = new PostQuota(Quotas.of(platform, settings), clock);
    PostStatuses statuses = new PostStatuses(table, feeds, clock);
    TaxiiEndpoints endpoints =
        new TaxiiEndpoints(
            new Authenticator(settings, AdministratorToken.of(platform), clock),
            quota,
            new Collections(settings, hub),
            reader,
            new Additions(posted, versions, index, statuses, clock, platform.random()),
            new Deletions(posted, versions, index),
            statuses,
            hub);
    api =
        new ApiGateway(new ApiRouter(platform.random(), endpoints.all(), TaxiiMedia::error), clock);
  }

  /**
   * What indicators refer to, before every indicator: a millisecond after the other from 1970 on.
   */
  private static List<StixObject> shared(HubIdentity identity) {
    List<StixObject> shared = new ArrayList<>();
    for (ObjectNode object : StixShared.objects(identity)) {
      Instant addedAt = Instant.EPOCH.plusMillis(shared.size() + 1L);
      shared.add(new StixObject(object, addedAt, Json.bytes(object).length));
    }
    return shared;
  }

  /** A read of the collections. */
  public static Priming.Call<?> priming(Platform platform) {
    PrimingScene.ofPulls(platform);
    return new Priming.Call<>(
        new TaxiiHandler(platform),
        ApiEvent.of(
            "GET",
            TaxiiEndpoints.ROOT + "collections/",
            Map.of("Authorization", "Bearer " + Priming.TOKEN),
            null));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
