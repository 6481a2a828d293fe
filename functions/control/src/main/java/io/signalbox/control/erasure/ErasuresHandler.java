package io.signalbox.control.erasure;

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
import io.signalbox.settings.CachedSettings;
import io.signalbox.store.Platform;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The function that takes requests to erase, and tells what is held about somebody. */
public final class ErasuresHandler
    implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  private final ApiGateway api;

  /** For Lambda. */
  public ErasuresHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(ErasuresHandler::priming);
  }

  public ErasuresHandler(Platform platform) {
    CachedSettings settings = CachedSettings.of(platform);
    Authenticator gate = Authenticator.of(platform, settings);
    ErasureEndpoints erasures =
        new ErasureEndpoints(
            gate,
            new Erasures(platform.table("READERS_TABLE")),
            settings,
            new Digest(platform.secrets(), platform.random()),
            () ->
                HexFormat.of().toHexDigits(platform.random().nextLong())
                    + HexFormat.of().toHexDigits(platform.random().nextLong()),
            platform.clock());
    List<Endpoint> endpoints = new ArrayList<>(erasures.all());
    endpoints.add(Endpoint.post("/v1/erasures/held", new HeldEndpoint(gate, platform)::list));
    api =
        new ApiGateway(
            new ApiRouter(
                platform.random(), AuditedEndpoints.of(platform, gate, settings, endpoints)),
            platform.clock());
  }

  /** Lists the erasures. */
  public static Priming.Call<?> priming(Platform platform) {
    return new Priming.Call<>(
        new ErasuresHandler(platform),
        ApiEvent.of(
            "GET", "/v1/erasures", Map.of("Authorization", "Bearer " + Priming.TOKEN), null));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
