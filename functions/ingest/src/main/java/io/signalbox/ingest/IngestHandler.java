package io.signalbox.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.access.Authenticator;
import io.signalbox.access.PostQuota;
import io.signalbox.access.audit.AuditedEndpoints;
import io.signalbox.api.ApiEvent;
import io.signalbox.api.ApiGateway;
import io.signalbox.api.ApiRouter;
import io.signalbox.api.Endpoint;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.envelope.Coding;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.PostingActivities;
import io.signalbox.envelopes.ingest.Ingest;
import io.signalbox.envelopes.ingest.Workers;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.quota.Quotas;
import io.signalbox.store.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes envelopes in, and says what may be sent. */
public final class IngestHandler implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  private final ApiGateway api;

  public IngestHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(IngestHandler::priming);
  }

  public IngestHandler(Platform platform) {
    String hubName = platform.environment().required("HUB_NAME");
    Duration retention = platform.environment().duration("RETENTION");
    EnvelopeStore envelopeStore =
        new EnvelopeStore(
            platform.table("ENVELOPES_TABLE"),
            platform.clock(),
            platform.random(),
            retention,
            Coding.named(platform.environment().required("ENVELOPE_CODING")));
    CachedSettings settings = CachedSettings.of(platform);
    Authenticator gate = Authenticator.of(platform, settings);
    RequestedDeliveries requested = RequestedDeliveries.of(platform, settings);
    Ingest decided =
        new Ingest(envelopeStore, hubName, requested, Workers.DEFAULT, platform.metrics());
    Ingest posted =
        new Ingest(
            envelopeStore,
            hubName,
            new IncomingRules(requested, settings),
            Workers.DEFAULT,
            platform.metrics());
    PostQuota quota = new PostQuota(Quotas.of(platform, settings), platform.clock());
    ActivityRecorder activity =
        new ActivityRecorder(
            new PostingActivities(
                platform.table("ENVELOPES_TABLE").outlivingTheProcess(), retention),
            platform.clock(),
            platform.environment().duration("ACTIVITY_DELAY"));
    EnvelopesEndpoint envelopes = new EnvelopesEndpoint(gate, posted, quota, activity);
    ProposedSendings proposals = new ProposedSendings(platform.table("READERS_TABLE"), retention);
    SendingEndpoint sendings =
        new SendingEndpoint(gate, decided, quota, activity, settings, proposals, platform.clock());
    SendingApprovals approvals =
        new SendingApprovals(
            gate,
            proposals,
            new ApprovedSending(proposals, decided, activity, settings),
            platform.clock());
    DecisionEndpoint decisions =
        new DecisionEndpoint(gate, envelopeStore, decided, platform.clock());
    InfoEndpoint info = new InfoEndpoint(hubName, retention);
    List<Endpoint> endpoints = new ArrayList<>(decisions.all());
    endpoints.add(Endpoint.post("/v1/envelopes", envelopes::post));
    endpoints.add(sendings.endpoint());
    endpoints.addAll(approvals.all());
    endpoints.add(Endpoint.get("/v1/info", info::get));
    this.api =
        new ApiGateway(
            new ApiRouter(
                platform.random(), AuditedEndpoints.of(platform, gate, settings, endpoints)),
            platform.clock());
  }

  /** A post of one event, which is accepted. */
  public static Priming.Call<?> priming(Platform platform) {
    return new Priming.Call<>(
        new IngestHandler(platform),
        ApiEvent.of(
            "POST",
            "/v1/envelopes",
            Map.of("Authorization", "Bearer " + Priming.TOKEN, "Content-Type", "application/json"),
            """
            {"time.source": "2026-11-22T10:00:00+00:00", "source.ip": "192.0.2.1", "source.asn": 64496,
             "source.fqdn": "host.example", "source.url": "http://host.example/", "feed.accuracy": 100.0,
             "classification.type": "vulnerable-system", "protocol.transport": "tcp", "extra.a": 1}
            """));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, Context context) {
    return answer(event);
  }

  APIGatewayProxyResponseEvent answer(ApiEvent event) {
    return api.handle(event);
  }
}
