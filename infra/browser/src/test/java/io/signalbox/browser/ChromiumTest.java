package io.signalbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser notices what tests of pages rely on. */
class ChromiumTest {
  private static final String PAGE =
      """
      <!doctype html><html lang="en"><head><title>A page</title></head><body><main><h1>A page</h1>
      <p>DATA</p></main></body></html>
      """;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @Test
  void scripts_of_the_data_faults_of_the_page_and_its_looks_are_noticed() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve(server, "/good", "Nothing", "default-src 'self'");
    serve(server, "/runs", "<img src=x onerror=alert(1)>", "img-src 'self'");
    serve(server, "/reports", "<script>alert(1)</script>", "default-src 'none'");
    server.start();
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (Chromium browser = Chromium.start()) {
      browser.open(base.resolve("/good"));
      assertThat(browser.faults()).isEmpty();
      assertThat(browser.violations()).isEmpty();
      assertThat(browser.title()).isEqualTo("A page");

      browser.open(base.resolve("/runs"));
      assertThat(browser.faults()).containsExactly("alert was called");
      assertThat(browser.violations()).anyMatch(fault -> fault.startsWith("image-alt: "));

      browser.open(base.resolve("/reports"));
      assertThat(browser.faults()).isEqualTo(List.of("script-src-elem inline"));

      browser.look(new View(390, View.Colours.DARK));
      assertThat(browser.run("return matchMedia('(prefers-color-scheme: dark)').matches"))
          .isEqualTo("true");
      browser.look(new View(390, View.Colours.FORCED));
      assertThat(browser.run("return matchMedia('(forced-colors: active)').matches"))
          .isEqualTo("true");
      assertThat(browser.overflow()).isZero();
      browser.run("document.body.style.width = '500px'");
      assertThat(browser.overflow()).isPositive();
      Path picture = folder.resolve("page.png");
      browser.picture(picture);
      assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(390);
    } finally {
      server.stop(0);
    }
  }

  private static void serve(HttpServer server, String path, String data, String policy) {
    server.createContext(
        path,
        exchange -> {
          byte[] page = PAGE.replace("DATA", data).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.getResponseHeaders().add("Content-Security-Policy", policy);
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
  }
}
