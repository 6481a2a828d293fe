package io.signalbox.lookup;

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
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.edit.DirectoryEditor;
import io.signalbox.directory.edit.DirectoryImporter;
import io.signalbox.directory.edit.ImportUndo;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.proposals.Proposals;
import io.signalbox.store.Platform;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The function behind {@code /v1/directory}. */
public final class DirectoryHandler
    implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  private final ApiGateway api;

  /** For Lambda. */
  public DirectoryHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(DirectoryHandler::priming);
  }

  public DirectoryHandler(Platform platform) {
    Clock clock = platform.clock();
    CachedSettings settings = CachedSettings.of(platform);
    Authenticator authenticator = Authenticator.of(platform, settings);
    DirectoryStore store = DirectoryStore.of(platform);
    RuleApprovals approvals =
        new RuleApprovals(
            settings,
            store,
            new Proposals(platform.table("DIRECTORY_TABLE"), platform.random()),
            clock);
    ObjectEndpoint objects =
        new ObjectEndpoint(authenticator, store, new DirectoryEditor(store, clock), approvals);
    ImportEndpoint imports =
        new ImportEndpoint(authenticator, new DirectoryImporter(store, clock), approvals);
    UndoEndpoint undo = new UndoEndpoint(authenticator, new ImportUndo(store, clock), approvals);
    String object = "/v1/directory/{kind}/{name}";
    List<Endpoint> endpoints =
        List.of(
            Endpoint.post("/v1/directory/imports", imports::run)
                .taking("source", "format", "kind", "dryRun", "confirmRemovals"),
            Endpoint.get("/v1/directory/imports", undo::list),
            Endpoint.post("/v1/directory/imports/{revision}/undo", undo::run).taking("dryRun"),
            Endpoint.get("/v1/directory/{kind}", objects::list).taking("after", "limit", "state"),
            Endpoint.get(object, objects::get).taking("history"),
            Endpoint.put(object, objects::put),
            Endpoint.delete(object, objects::remove));
    api =
        new ApiGateway(
            new ApiRouter(
                platform.random(),
                AuditedEndpoints.of(platform, authenticator, settings, endpoints)),
            clock);
  }

  /** A read of an organisation. */
  public static Priming.Call<?> priming(Platform platform) {
    PrimingDirectory.write(platform);
    return new Priming.Call<>(
        new DirectoryHandler(platform),
        ApiEvent.of(
            "GET",
            "/v1/directory/organisations/" + PrimingDirectory.ORGANISATION.name(),
            Map.of("Authorization", "Bearer " + Priming.TOKEN),
            null));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
