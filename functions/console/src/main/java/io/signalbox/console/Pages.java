package io.signalbox.console;

import io.signalbox.access.session.SignedIn;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.Frame;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.PageWriter;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import io.signalbox.console.page.Words;
import io.signalbox.console.screen.Outcome;
import io.signalbox.settings.SignInSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes answers for a browser: pages in its language, and where it is to go on. */
final class Pages {
  private static final String LANGUAGE = "signalbox-language=";

  private final String hub;
  private final boolean isForTests;
  private final PageWriter writer = new PageWriter();

  /**
   * @param hub the hub's name
   * @param isForTests whether the hub is not the one in production
   */
  Pages(String hub, boolean isForTests) {
    this.hub = hub;
    this.isForTests = isForTests;
  }

  /** The language that somebody chose, else the one that the browser asks for. */
  static Words words(Request request) {
    return Words.in(
        request.headers("Cookie").stream()
            .flatMap(header -> Arrays.stream(header.split(";")))
            .map(String::strip)
            .filter(pair -> pair.startsWith(LANGUAGE))
            .map(pair -> pair.substring(LANGUAGE.length()))
            .findFirst()
            .orElseGet(() -> Words.preferred(request.header("Accept-Language"))));
  }

  /** Has the browser remember a language, and shows it the first page. */
  static Response chosen(String language) {
    String tag = Words.in(language).language();
    return moved(Target.of("home"))
        .withHeader("Set-Cookie", LANGUAGE + tag + "; Path=/; SameSite=Lax; Max-Age=31536000");
  }

  /** A file, which the browser keeps and does not show. */
  static Response file(Outcome.File file) {
    return PageWriter.secured(
        Response.bytes(200, file.type(), file.content().getBytes(StandardCharsets.UTF_8))
            .withHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\""));
  }

  static Response moved(Target target) {
    return moved(target.href());
  }

  /**
   * @param address relative to the page
   */
  static Response moved(String address) {
    return moved(address, List.of());
  }

  /**
   * @param cookies values of {@code Set-Cookie}
   */
  static Response moved(String address, List<String> cookies) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Location", List.of(address));
    if (!cookies.isEmpty()) {
      headers.put("Set-Cookie", cookies);
    }
    return PageWriter.secured(new Response(303, headers, new byte[0]));
  }

  Response page(Request request, SignedIn signedIn, Page page) {
    Words words = words(request);
    return writer.write(
        new Frame(
            words,
            hub,
            isForTests,
            signedIn.caller().name(),
            signedIn.key().formToken(),
            Navigation.items(signedIn.caller(), words, page.screen()),
            languages(words)),
        page);
  }

  /** A page that says one thing. */
  Response note(Request request, Optional<SignedIn> signedIn, int status, String key) {
    Words words = words(request);
    Page page =
        Page.of(
                "",
                words.text("note.title"),
                List.of(new Block.Note(Tone.BAD, words.text("note." + key))))
            .withStatus(status);
    return signedIn
        .map(visitor -> page(request, visitor, page))
        .orElseGet(() -> writer.write(stranger(words), page));
  }

  /** A page for what went wrong before a screen saw the request: its language is not known then. */
  Response problem(Problem problem) {
    Words words = Words.in(Words.LANGUAGES.getFirst());
    int status = problem.type().status();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Quote(
            Tone.BAD, words.text("note.refused", status), problem.plainResponse().text()));
    if (problem.type() == ProblemType.TOO_LARGE) {
      blocks.add(new Block.Note(Tone.PLAIN, words.text("note.tooLarge")));
    }
    blocks.add(
        new Block.Links(List.of(new Cell.Link(words.text("note.first"), Target.of("home")))));
    Response response =
        writer.write(
            stranger(words), Page.of("", words.text("note.title"), blocks).withStatus(status));
    for (Map.Entry<String, String> header : problem.headers().entrySet()) {
      response = response.withHeader(header.getKey(), header.getValue());
    }
    return response;
  }

  /**
   * The form for the token, and the way to the provider.
   *
   * @param fault what went wrong, by the end of its key; empty for nothing
   */
  Response signIn(
      Request request, int status, Optional<String> fault, Optional<SignInSettings> provider) {
    Words words = words(request);
    List<Block> blocks = new ArrayList<>();
    fault.ifPresent(key -> blocks.add(new Block.Note(Tone.BAD, words.text("sign-in." + key))));
    String to = request.queries("to").stream().findFirst().orElse("");
    boolean hasSignedOut = request.queries("out").contains("provider");
    provider.filter(_ -> hasSignedOut).ifPresent(signIn -> blocks.addAll(signedOut(words, signIn)));
    provider.ifPresent(signIn -> blocks.add(way(words, signIn, to)));
    if (request.clientCertificatePem().isPresent()) {
      blocks.add(
          new Block.Form(
              "sign-in",
              true,
              List.of(new Field.Hidden("to", to), new Field.Hidden("by", "certificate")),
              words.text("sign-in.certificate"),
              Tone.PLAIN));
    }
    blocks.add(new Block.Note(Tone.PLAIN, words.text("sign-in.how")));
    blocks.add(
        new Block.Form(
            "sign-in",
            true,
            List.of(
                new Field.Hidden("to", to),
                new Field.Line("token", words.text("sign-in.token"), "", "", "password", true)),
            words.text("sign-in.submit"),
            Tone.PLAIN));
    return writer.write(
        stranger(words), Page.of("", words.text("sign-in.title"), blocks).withStatus(status));
  }

  private static Block way(Words words, SignInSettings provider, String to) {
    Target target = Target.of("provider");
    return new Block.Links(
        List.of(
            new Cell.Link(
                words.text("sign-in.with", URI.create(provider.issuer()).getHost()),
                to.isEmpty() ? target : target.with("to", to))));
  }

  /** A form could not lead there: the policy of the pages lets none be sent on to another site. */
  private static List<Block> signedOut(Words words, SignInSettings provider) {
    String host = URI.create(provider.issuer()).getHost();
    return List.of(
        new Block.Note(Tone.GOOD, words.text("sign-in.out")),
        new Block.Links(
            List.of(new Cell.Link(words.text("sign-in.outAt", host), Target.of("provider-out")))));
  }

  private Frame stranger(Words words) {
    return new Frame(words, hub, isForTests, "", "", List.of(), languages(words));
  }

  private static List<Frame.Language> languages(Words words) {
    return Words.LANGUAGES.stream()
        .filter(tag -> !tag.equals(words.language()))
        .map(tag -> new Frame.Language(tag, words.text("language." + tag)))
        .toList();
  }
}
