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

  private static final int HASH_DIGITS = 16;

  private Assets() {}

  record Asset(String name, String type, Body content, String hash) {
    String href() {
      return Target.of(name).with("v", hash).href();
    }
  }

  /** The file of that name. */
  public static Optional<Response> find(String name) {
    return List.of(STYLE, SCRIPT, ICON).stream()
        .filter(asset -> asset.name().equals(name))
        .findFirst()
        .map(
            asset ->
                Response.bytes(200, asset.type(), asset.content().bytes())
                    .withHeader("Cache-Control", "max-age=31536000, immutable"));
  }

  private static Asset asset(String name, String type) {
    try (InputStream stream = Assets.class.getResourceAsStream("/io/signalbox/console/" + name)) {
      byte[] content = Objects.requireNonNull(stream, name).readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return new Asset(
          name, type, Body.of(content), HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
