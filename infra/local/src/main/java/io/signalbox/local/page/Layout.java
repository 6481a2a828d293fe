package io.signalbox.local.page;

import io.signalbox.api.Html;
import io.signalbox.api.Response;
import java.nio.charset.StandardCharsets;

/** What all pages have in common. */
final class Layout {
  static final String STYLE_PATH = "/_local/style.css";

  /** Nothing runs, nothing is loaded from elsewhere. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; form-action 'none';"
          + " base-uri 'none'; frame-ancestors 'none'";

  /** A mail's own HTML: alone in its frame, without scripts, forms or anything from elsewhere. */
  private static final String MAIL_POLICY =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
          + " frame-ancestors 'self'";

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #8884; --quiet: #888; --good: #2a7d2a; --bad: #b3261e; }
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1.5rem; }
      h1 { font-size: 1.5rem; margin: 0 0 1rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
      a { color: inherit; text-underline-offset: .2em; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
      th { font-weight: 600; } td.nowrap, th.nowrap { white-space: nowrap; }
      td { overflow-wrap: break-word; }
      pre { background: #8881; padding: .75rem 1rem; overflow: auto; border-radius: .4rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px; }
      iframe { width: 100%; height: 36rem; border: 1px solid var(--line); border-radius: .4rem; background: white; }
      .quiet { color: var(--quiet); } .good { color: var(--good); } .bad { color: var(--bad); }
      @media (prefers-color-scheme: dark) { :root { --good: #6c6; --bad: #f88; } }
      """;

  private Layout() {}

  static Response page(String title, Html content) {
    Html page =
        Html.of(
            """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>{} · Signalbox</title><link rel="stylesheet" href="{}"></head>
            <body>
            {}
            </body>
            </html>
            """,
            title,
            STYLE_PATH,
            content);
    return html(page.markup(), POLICY);
  }

  static Response mailHtml(String html) {
    return html(html, MAIL_POLICY);
  }

  static Response style() {
    return secured(
        Response.bytes(200, "text/css; charset=utf-8", STYLE.getBytes(StandardCharsets.UTF_8)),
        POLICY);
  }

  /** A file to be saved, never shown by the browser. */
  static Response download(String name, byte[] content) {
    return secured(
        Response.bytes(200, "application/octet-stream", content)
            .withHeader(
                "Content-Disposition",
                "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + "\""),
        POLICY);
  }

  private static Response html(String html, String policy) {
    return secured(
        Response.bytes(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8)),
        policy);
  }

  private static Response secured(Response response, String policy) {
    return response
        .withHeader("Content-Security-Policy", policy)
        .withHeader("X-Content-Type-Options", "nosniff")
        .withHeader("Referrer-Policy", "no-referrer")
        .withHeader("Cache-Control", "no-store");
  }
}
