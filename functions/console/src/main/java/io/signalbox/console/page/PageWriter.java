package io.signalbox.console.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.signalbox.api.Response;
import java.util.Map;

/** Writes pages as HTML. Whatever a template puts in is escaped for its place. */
public final class PageWriter {

  /** Nothing runs and nothing is loaded but the hub's own files; no other site frames a page. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "io.signalbox.console.template");

  public Response write(Frame frame, Page page) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render("layout.jte", Map.of("frame", frame, "page", page), output);
    return secured(Response.bytes(page.status(), "text/html; charset=utf-8", output.toByteArray()));
  }

  /**
   * The answer with what a browser has to know. With the referrer policy {@code no-referrer},
   * browsers would send {@code Origin: null} with forms.
   */
  public static Response secured(Response response) {
    return response
        .withHeader("Content-Security-Policy", POLICY)
        .withHeader("Referrer-Policy", "same-origin")
        .withHeader("Cross-Origin-Opener-Policy", "same-origin")
        .withHeader("X-Frame-Options", "DENY")
        .withHeader("Vary", "Cookie, Accept-Language");
  }
}
