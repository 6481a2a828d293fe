package io.signalbox.notices;

import io.signalbox.api.Html;
import io.signalbox.api.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What all pages have in common: nothing runs, and nothing is loaded. */
final class PageLayout {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1b2733;--paper:#fff;--soft:#51606f;--line:#8a97a5;--done:#e4f2e7}
      @media (prefers-color-scheme:dark){:root{--ink:#e3e9ef;--paper:#161d25;--soft:#a9b5c1;--line:#74828f;--done:#1d3a26}}
      body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
      main{max-width:46rem;margin:0 auto;padding:1rem}
      a{color:inherit}
      .soft,.ticket{color:var(--soft)}
      .done{background:var(--done);padding:.25rem 1rem;border-radius:.4rem}
      fieldset,section{border:1px solid var(--line);border-radius:.4rem;margin:0 0 1rem;padding:.5rem 1rem}
      textarea{box-sizing:border-box;width:100%;font:inherit}
      label{display:block}
      button{font:inherit;padding:.6rem 1rem;margin:0 .5rem .5rem 0;min-height:2.75rem;color:inherit;background:transparent;border:2px solid var(--ink);border-radius:.4rem;cursor:pointer}
      h1{font-size:1.5rem;overflow-wrap:anywhere}
      h3{font-size:1rem;margin:.25rem 0}
      dl{margin:0}
      dl div{display:flex;flex-wrap:wrap;gap:0 1rem;padding:.15rem 0}
      dt{flex:0 0 11rem;color:var(--soft)}
      dd{margin:0;flex:1 1 14rem;overflow-wrap:anywhere}
      """;

  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none';"
              .formatted(hash(STYLE))
          + " frame-ancestors 'none'";

  private PageLayout() {}

  static Response page(int status, PageTexts texts, String title, Html content) {
    // Nothing stands between the tags but the style: its hash is in the policy.
    Html page =
        Html.of(
            """
            <!doctype html>
            <html lang="{}">
            <head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="robots" content="noindex"/>
            <title>{}</title><style>{}</style></head>
            <body><main>
            {}
            </main></body>
            </html>
            """,
            texts.tag(),
            title,
            new Html(STYLE),
            content);
    return secured(
            Response.bytes(
                status, "text/html; charset=utf-8", page.markup().getBytes(StandardCharsets.UTF_8)))
        .withHeader("Content-Language", texts.tag())
        .withHeader("Vary", "Accept-Language, Accept-Encoding");
  }

  /** A page that says one thing. */
  static Response message(int status, PageTexts texts, String title, String text) {
    return page(
        status,
        texts,
        texts.say(title),
        Html.of("<h1>{}</h1><p>{}</p>", texts.say(title), texts.say(text)));
  }

  static Response secured(Response response) {
    return response
        .withHeader("Content-Security-Policy", POLICY)
        .withHeader("Referrer-Policy", "no-referrer")
        .withHeader("X-Robots-Tag", "noindex");
  }

  private static String hash(String style) {
    try {
      byte[] bytes = style.getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
