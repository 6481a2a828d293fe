package io.signalbox.console;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.access.AdministratorToken;
import io.signalbox.access.Authenticator;
import io.signalbox.access.audit.AuditLog;
import io.signalbox.access.audit.FailedSignIns;
import io.signalbox.access.person.PersonNames;
import io.signalbox.access.person.PersonTokens;
import io.signalbox.access.session.SessionAuthenticator;
import io.signalbox.access.session.Sessions;
import io.signalbox.api.ApiEvent;
import io.signalbox.api.ApiGateway;
import io.signalbox.api.ApiRouter;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.console.api.ApiFunctions;
import io.signalbox.console.oidc.NimbusProvider;
import io.signalbox.console.provider.LazyProvider;
import io.signalbox.console.provider.OpenIdProvider;
import io.signalbox.settings.CachedSettings;
import io.signalbox.store.Environment;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The function behind {@code /console/}. */
public final class ConsoleHandler
    implements RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> {
  private final ApiGateway api;

  /** For Lambda. */
  public ConsoleHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(ConsoleHandler::priming);
  }

  public ConsoleHandler(Platform platform) {
    this(platform, new LazyProvider(() -> NimbusProvider.of(platform)));
  }

  private ConsoleHandler(Platform platform, OpenIdProvider provider) {
    Clock clock = platform.clock();
    CachedSettings settings = CachedSettings.of(platform);
    Table table = platform.table("DELIVERIES_TABLE");
    PersonTokens people = PersonTokens.of(platform);
    Authenticator authenticator =
        new Authenticator(settings, AdministratorToken.of(platform), people, clock);
    Sessions sessions = new Sessions(table, clock, platform.random());
    SessionAuthenticator browsers =
        new SessionAuthenticator(sessions, authenticator, people, clock);
    AuditLog audit = AuditLog.of(platform, settings);
    FailedSignIns failures = new FailedSignIns(audit, clock);
    Environment environment = platform.environment();
    Pages pages =
        new Pages(
            environment.required("HUB_NAME"), environment.required("HUB_KIND").equals("test"));
    Console console =
        new Console(
            browsers,
            new SignInEndpoint(settings, browsers, sessions, audit, failures, pages),
            new ProviderEndpoint(
                settings,
                provider,
                new PersonNames(table),
                browsers,
                sessions,
                audit,
                failures,
                pages,
                platform.random()),
            ApiFunctions.of(platform),
            pages,
            platform.random(),
            platform::sleep);
    api =
        new ApiGateway(
            new ApiRouter(platform.random(), console.endpoints(), pages::problem), clock);
  }

  /** The first page of an administrator who has signed in. */
  public static Priming.Call<?> priming(Platform platform) {
    ConsoleHandler handler = new ConsoleHandler(platform);
    Map<String, String> headers =
        new HashMap<>(Map.of("Host", "localhost", "Origin", "http://localhost"));
    ApiEvent form = ApiEvent.of("POST", "/console/sign-in", headers, "token=" + Priming.TOKEN);
    String cookie =
        Objects.requireNonNull(
                handler.handleRequest(form, null).getMultiValueHeaders().get("Set-Cookie"))
            .getFirst();
    headers.put("Cookie", cookie.substring(0, cookie.indexOf(';')));
    return new Priming.Call<>(handler, ApiEvent.of("GET", "/console/today", headers, null));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(ApiEvent event, @Nullable Context context) {
    return api.handle(event);
  }
}
