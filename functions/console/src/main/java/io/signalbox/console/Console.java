package io.signalbox.console;

import io.signalbox.access.session.SessionAuthenticator;
import io.signalbox.access.session.SignedIn;
import io.signalbox.api.ApiRouter;
import io.signalbox.api.Endpoint;
import io.signalbox.api.ProblemException;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.console.api.ApiFunctions;
import io.signalbox.console.api.ApiRefusal;
import io.signalbox.console.api.HubApi;
import io.signalbox.console.page.Assets;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.PageWriter;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import io.signalbox.console.page.Words;
import io.signalbox.console.screen.FormData;
import io.signalbox.console.screen.Outcome;
import io.signalbox.console.screen.Screen;
import io.signalbox.console.screen.Visit;
import io.signalbox.store.StoreException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The way of a request: who sends it, from where, for which screen, and what comes of it. */
final class Console {
  private static final System.Logger LOGGER = System.getLogger(Console.class.getName());
  private static final int QUERY_VALUE_LIMIT = 4_000;

  private final SessionAuthenticator sessions;
  private final SignInEndpoint signIn;
  private final ProviderEndpoint provider;
  private final ApiFunctions functions;
  private final Pages pages;
  private final RandomGenerator random;
  private final HubApi.Sleep sleep;

  Console(
      SessionAuthenticator sessions,
      SignInEndpoint signIn,
      ProviderEndpoint provider,
      ApiFunctions functions,
      Pages pages,
      RandomGenerator random,
      HubApi.Sleep sleep) {
    this.sessions = sessions;
    this.signIn = signIn;
    this.provider = provider;
    this.functions = functions;
    this.pages = pages;
    this.random = random;
    this.sleep = sleep;
  }

  List<Endpoint> endpoints() {
    return List.of(
        // A relative address: the hub may lie below a stage of API Gateway, or behind a proxy.
        Endpoint.get("/console", _ -> Pages.moved(Target.of("console/home")))
            .ignoringUnknownParameters(),
        Endpoint.get("/console/", _ -> Pages.moved(Target.of("home"))).ignoringUnknownParameters(),
        Endpoint.get("/console/{page}", this::get).ignoringUnknownParameters(),
        Endpoint.post("/console/{page}", this::post).ignoringUnknownParameters());
  }

  private Response get(Request request) {
    String name = request.pathParameter("page");
    Optional<Response> asset = Assets.find(name);
    if (asset.isPresent()) {
      return PageWriter.secured(asset.get());
    }
    return switch (name) {
      case "sign-in" -> unlessAway(request, () -> signIn.form(request));
      case "provider" -> unlessAway(request, () -> provider.begin(request));
      case "provider-out" -> unlessAway(request, () -> provider.signOut(request));
      case "signed-in" -> unlessAway(request, () -> provider.end(request));
      case "language" -> Pages.chosen(request.queries("to").stream().findFirst().orElse(""));
      default -> guarded(request, signedIn -> get(request, signedIn, name));
    };
  }

  private Response get(Request request, SignedIn signedIn, String name) {
    if (name.equals("home") || name.isEmpty()) {
      return Pages.moved(Target.of(Navigation.home(signedIn.caller())));
    }
    Optional<Screen> screen = Navigation.find(name);
    if (screen.isEmpty()) {
      return pages.note(request, Optional.of(signedIn), 404, "noSuchPage");
    }
    return seen(request, signedIn, screen.get(), screen.get()::show);
  }

  private Response post(Request request) {
    String name = request.pathParameter("page");
    if (!new RequestOrigin(request).isOwn()) {
      return pages.note(request, Optional.empty(), 403, "foreignForm");
    }
    FormData form;
    try {
      form = FormData.read(request.body(), request.header("Content-Type").orElse(""));
    } catch (IllegalArgumentException noForm) {
      return pages.note(request, Optional.empty(), 400, "noForm");
    }
    return name.equals("sign-in")
        ? unlessAway(request, () -> signIn.signIn(request, form))
        : guarded(request, signedIn -> post(request, signedIn, name, form));
  }

  private Response post(Request request, SignedIn signedIn, String name, FormData form) {
    byte[] token = signedIn.key().formToken().getBytes(StandardCharsets.UTF_8);
    byte[] shown = form.field("form").orElse("").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(token, shown)) {
      return pages.note(request, Optional.of(signedIn), 403, "foreignForm");
    }
    if (name.equals("sign-out")) {
      return signIn.signOut(request, signedIn, form);
    }
    Optional<Screen> screen = Navigation.find(name);
    if (screen.isEmpty()) {
      return pages.note(request, Optional.of(signedIn), 404, "noSuchPage");
    }
    return seen(request, signedIn, screen.get(), visit -> screen.get().act(visit, form));
  }

  private interface Work {
    Outcome of(Visit visit);
  }

  private Response seen(Request request, SignedIn signedIn, Screen screen, Work work) {
    if (!screen.isFor(signedIn.caller())) {
      return pages.note(request, Optional.of(signedIn), 403, "notGranted");
    }
    Words words = Pages.words(request);
    Map<String, String> query = new LinkedHashMap<>();
    for (String name : request.queryNames()) {
      String value = request.queries(name).getFirst();
      if (!screen.parameters().contains(name) || value.length() > QUERY_VALUE_LIMIT) {
        return pages.note(request, Optional.of(signedIn), 400, "noSuchParameter");
      }
      query.put(name, value);
    }
    HubApi api = new HubApi(functions, signedIn.token(), sleep);
    Visit visit = new Visit(signedIn.caller(), api, words, query, request.receivedAt(), random);
    try {
      return switch (work.of(visit)) {
        case Outcome.Shown(Page page) -> pages.page(request, signedIn, page);
        case Outcome.Moved(Target target) -> Pages.moved(target);
        case Outcome.File file -> Pages.file(file);
        case Outcome.Refused() -> pages.note(request, Optional.of(signedIn), 405, "noSuchForm");
      };
    } catch (ApiRefusal refusal) {
      return refused(request, signedIn, screen, words, refusal);
    } catch (IllegalArgumentException incomplete) {
      LOGGER.log(Level.DEBUG, "A form of {0} was incomplete", screen.name());
      return pages.note(request, Optional.of(signedIn), 400, "noForm");
    }
  }

  private Response refused(
      Request request, SignedIn signedIn, Screen screen, Words words, ApiRefusal refusal) {
    if (refusal.status() == 401) {
      return Pages.moved(Target.of("sign-in"));
    }
    return pages.page(
        request,
        signedIn,
        Page.of(
                screen.place(),
                words.text("note.title"),
                List.of(
                    new Block.Quote(
                        Tone.BAD, words.text("note.refused", refusal.status()), refusal.detail())))
            .withStatus(refusal.status()));
  }

  private interface Answer {
    Response to(SignedIn signedIn);
  }

  private Response guarded(Request request, Answer answer) {
    return unlessAway(
        request,
        () ->
            sessions
                .current(request)
                .map(answer::to)
                .orElseGet(() -> Pages.moved(signInFor(request))));
  }

  /** The sign-in, which leads on to the page that was asked for. */
  private static Target signInFor(Request request) {
    if (!request.method().equals("GET")) {
      return Target.of("sign-in");
    }
    Map<String, String> query = new LinkedHashMap<>();
    request
        .queryNames()
        .forEach(name -> query.put(name, request.queries(name).stream().findFirst().orElse("")));
    Target asked = new Target(request.pathParameter("page"), query);
    return Target.of("sign-in").with("to", asked.href());
  }

  private Response unlessAway(Request request, java.util.function.Supplier<Response> answer) {
    try {
      return answer.get();
    } catch (StoreException away) {
      LOGGER.log(Level.WARNING, () -> "The store failed at " + request, away);
      return pages
          .note(request, Optional.empty(), 503, "away")
          .withHeader("Retry-After", Integer.toString(ApiRouter.RETRY_AFTER_SECONDS));
    } catch (ProblemException problem) {
      return pages.note(request, Optional.empty(), problem.problem().type().status(), "noForm");
    }
  }
}
