package io.signalbox.settings.service;

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
import io.signalbox.delivery.destination.DestinationStates;
import io.signalbox.delivery.history.NoticeMemory;
import io.signalbox.delivery.job.WhatIfs;
import io.signalbox.delivery.peer.CachedSecrets;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.edit.DirectoryEditor;
import io.signalbox.directory.keys.FoundKeys;
import io.signalbox.directory.keys.HeldKeys;
import io.signalbox.envelopes.PostingActivities;
import io.signalbox.formats.HubIdentity;
import io.signalbox.http.exchange.Getter;
import io.signalbox.http.exchange.Pusher;
import io.signalbox.mails.MailTemplates;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.proposals.Proposals;
import io.signalbox.settings.service.check.KeyCheck;
import io.signalbox.settings.service.check.SchemaCheck;
import io.signalbox.settings.service.check.SettingsCheck;
import io.signalbox.settings.service.openapi.OpenApiDocument;
import io.signalbox.settings.service.peer.Invitations;
import io.signalbox.settings.service.peer.LazyClient;
import io.signalbox.settings.service.peer.OtherHub;
import io.signalbox.store.Environment;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The function behind {@code /v1/settings} and {@code /v1/openapi.json}. */
public final class SettingsHandler
    implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  private final ApiGateway api;

  /** Runs on AWS. */
  public SettingsHandler() {
    this(AwsPlatform.fromEnvironment());
    SchemaCheck.load();
    Priming.beforeSnapshot(SettingsHandler::priming);
  }

  public SettingsHandler(Platform platform) {
    this(platform, new LazyClient(platform.environment()));
  }

  private SettingsHandler(Platform platform, LazyClient client) {
    this(platform, client, client);
  }

  /** With another way to other hubs than the network. */
  SettingsHandler(Platform platform, Pusher pusher, Getter getter) {
    Environment environment = platform.environment();
    boolean loopback = environment.optional("ALLOW_LOOPBACK").filter("true"::equals).isPresent();
    MailAddress sender = MailAddress.parse(environment.required("MAIL_SENDER"));
    SettingsStore store = new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random());
    SchemaCheck schema = SchemaCheck.published();
    Table keys = platform.table("DIRECTORY_TABLE");
    HeldKeys held = new HeldKeys(keys);
    KeyCheck keyCheck = new KeyCheck(held, sender.address(), platform.clock());
    Proposals proposals = new Proposals(keys, platform.random());
    SettingsService service =
        new SettingsService(
            store,
            platform.secrets(),
            new SettingsCheck(
                schema, ForbiddenAddresses.allowingLoopback(loopback), keyCheck, platform.clock()),
            new Approvals(proposals),
            platform.random());
    CachedSettings settings = CachedSettings.of(platform);
    Authenticator gate = Authenticator.of(platform, settings);
    HubIdentity hub = HubIdentity.of(environment);
    DirectoryAnswers directory = DirectoryAnswers.of(platform);
    MailPreview mails = new MailPreview(new MailTemplates(), sender);
    List<Endpoint> endpoints =
        new ArrayList<>(new SettingsEndpoints(gate, service, schema, platform.clock()).all());
    endpoints.add(
        new ExplainEndpoint(
                gate,
                service,
                hub,
                directory,
                new HistoryAnswers(
                    new NoticeMemory(
                        platform.table("DELIVERIES_TABLE"),
                        platform.clock(),
                        platform.environment().duration("RETENTION")),
                    platform.clock()),
                mails,
                platform.clock())
            .endpoint());
    EncryptionPreview encryption = new EncryptionPreview(held, new FoundKeys(keys), keyCheck);
    endpoints.add(
        new PreviewEndpoint(
                gate,
                service,
                new DeliveryPreviews(
                    hub,
                    directory,
                    new MailPreviews(mails, directory, encryption),
                    platform.clock()))
            .endpoint());
    endpoints.add(
        new WhatIfEndpoint(
                gate,
                service,
                new WhatIfs(platform.dueTable("READERS_TABLE")),
                platform.queue("BACKFILL_QUEUE"),
                platform.clock(),
                platform.random())
            .endpoint());
    ApprovedChanges approved =
        new ApprovedChanges(
            proposals,
            service,
            new DirectoryEditor(DirectoryStore.of(platform), platform.clock()),
            platform.clock());
    endpoints.addAll(
        new ProposalEndpoints(
                gate,
                proposals,
                new ProposalDecisions(
                    proposals, service, approved, platform.secrets(), platform.clock()))
            .all());
    endpoints.add(OpenApiDocument.endpoint());
    String hubName = environment.required("HUB_NAME");
    OtherHub other =
        new OtherHub(
            pusher,
            getter,
            new CachedSecrets(platform.secrets(), platform.clock()),
            platform.clock());
    PeerWrites writes = new PeerWrites(service, platform.clock(), platform.random());
    Invitations invitations = new Invitations(platform.table("SETTINGS_TABLE"), platform.random());
    endpoints.addAll(
        new InvitationEndpoints(gate, writes, invitations, hubName, platform.clock()).all());
    endpoints.add(new AcceptEndpoint(gate, writes, other, hubName, platform.clock()).endpoint());
    endpoints.addAll(
        new PeersEndpoint(
                gate,
                settings,
                new DestinationStates(platform.table("READERS_TABLE"), platform.random()),
                new PostingActivities(
                    platform.table("ENVELOPES_TABLE"), environment.duration("RETENTION")),
                other,
                hubName)
            .all());
    this.api =
        new ApiGateway(
            new ApiRouter(
                platform.random(), AuditedEndpoints.of(platform, gate, settings, endpoints)),
            platform.clock());
  }

  /** A read of the settings. */
  public static Priming.Call<?> priming(Platform platform) {
    return new Priming.Call<>(
        new SettingsHandler(platform),
        ApiEvent.of(
            "GET", "/v1/settings", Map.of("Authorization", "Bearer " + Priming.TOKEN), null));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
