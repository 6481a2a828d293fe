package io.signalbox.keys.service;

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
import io.signalbox.directory.keys.FoundKeys;
import io.signalbox.directory.keys.HeldKeys;
import io.signalbox.settings.CachedSettings;
import io.signalbox.store.Platform;
import io.signalbox.wkd.KeyFinder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The function behind {@code /v1/keys}. */
public final class KeysHandler implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  private final ApiGateway api;

  /** For Lambda. */
  public KeysHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(KeysHandler::priming);
  }

  public KeysHandler(Platform platform) {
    this(platform, KeyFinder.of(platform));
  }

  /** With another way to Web Key Directories than the network. */
  KeysHandler(Platform platform, KeyFinder finder) {
    CachedSettings settings = CachedSettings.of(platform);
    Authenticator gate = Authenticator.of(platform, settings);
    UsedKeys used = UsedKeys.of(platform);
    KeysEndpoint keys = new KeysEndpoint(gate, used);
    HeldKeyEndpoint held =
        new HeldKeyEndpoint(gate, new HeldKeys(platform.table("DIRECTORY_TABLE")), used);
    FoundKeyEndpoint found =
        new FoundKeyEndpoint(
            gate, finder, new FoundKeys(platform.table("DIRECTORY_TABLE")), platform.clock());
    String one = "/v1/keys/{fingerprint}";
    String ofAddress = "/v1/keys/found/{address}";
    List<Endpoint> endpoints =
        List.of(
            Endpoint.get("/v1/keys", keys::list).taking(KeysEndpoint.PARAMETERS),
            Endpoint.get(one, held::get).taking("address"),
            Endpoint.put(one, held::put),
            Endpoint.delete(one, held::delete),
            Endpoint.get(ofAddress, found::get),
            Endpoint.post(ofAddress, found::look),
            Endpoint.delete(ofAddress, found::delete));
    this.api =
        new ApiGateway(
            new ApiRouter(
                platform.random(), AuditedEndpoints.of(platform, gate, settings, endpoints)),
            platform.clock());
  }

  /** A listing of a hub without keys. */
  public static Priming.Call<?> priming(Platform platform) {
    return new Priming.Call<>(
        new KeysHandler(platform),
        ApiEvent.of("GET", "/v1/keys", Map.of("Authorization", "Bearer " + Priming.TOKEN), null));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
