package io.signalbox.console.page;

import io.signalbox.api.Response;
import io.signalbox.store.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The files that pages load. Each has its content's hash in its address, and never changes. */
public final class Assets {
  static final Asset STYLE = asset("console.css", "text/css; charset=utf-8");
  static final Asset SCRIPT = asset("console.js", "text/javascript; charset=utf-8");
  static final Asset ICON = asset("console.svg", "image/svg+xml");

  /** Partial updates of pages. */
  static final Asset UPDATES =
      asset("htmx.js", "text/javascript; charset=utf-8", webJar("htmx.org/2.0.4/dist/htmx.min.js"));

  /** Series that zoom. */
  static final Asset SERIES =
      asset(
          "uplot.js",
          "text/javascript; charset=utf-8",
          webJar("uplot/1.6.30/dist/uPlot.iife.min.js"));

  static final Asset SERIES_STYLE =
      asset("uplot.css", "text/css; charset=utf-8", webJar("uplot/1.6.30/dist/uPlot.min.css"));

  private static final int HASH_DIGITS = 16;

  private Assets() {}

  record Asset(String name, String type, Body content, String hash) {
    String href() {
      return Target.of(name).with("v", hash).href();
    }
  }

  /** The file of that name. */
  public static Optional<Response> find(String name) {
    return List.of(STYLE, SCRIPT, ICON, UPDATES, SERIES, SERIES_STYLE).stream()
        .filter(asset -> asset.name().equals(name))
        .findFirst()
        .map(
            asset ->
                Response.bytes(200, asset.type(), asset.content().bytes())
                    .withHeader("Cache-Control", "max-age=31536000, immutable"));
  }

  private static Asset asset(String name, String type) {
    return asset(name, type, "/io/signalbox/console/" + name);
  }

  private static Asset asset(String name, String type, String resource) {
    try (InputStream stream = Assets.class.getResourceAsStream(resource)) {
      byte[] content = Objects.requireNonNull(stream, resource).readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return new Asset(
          name, type, Body.of(content), HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  /** A file of a WebJar, in the version that the build has. */
  private static String webJar(String file) {
    return "/META-INF/resources/webjars/" + file;
  }
}
