package io.signalbox.local.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.PushReceiver;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the receivers of {@link FormatPair}s get: requests, files of mails, answers. */
final class WrittenBodies implements AutoCloseable {

  /**
   * A body or a file.
   *
   * @param type its content type, in mails without the parameter of the file's name
   */
  record Body(String type, String text) {}

  private final Map<FormatPair, PushReceiver> receivers = new HashMap<>();

  /** Where pushes of the pair go. */
  String url(FormatPair pair) {
    return receivers.computeIfAbsent(pair, _ -> new PushReceiver()).url();
  }

  List<Body> of(FormatPair pair, Hub hub, HubClient client) {
    return switch (pair.way()) {
      case MAIL ->
          hub.mails().stream()
              .filter(mail -> mail.contains("To: " + pair.name() + "@"))
              .flatMap(mail -> files(mail, pair))
              .toList();
      case HTTP, HTTP_ARRAY, HTTP_LINES ->
          Objects.requireNonNull(receivers.get(pair)).taken().stream()
              .map(push -> new Body(push.header("Content-Type"), push.body()))
              .toList();
      case PULL -> {
        HubClient.Answer answer =
            client.get("/v1/feeds/" + pair.name() + "?since=2026-01-01T00:00:00Z");
        yield List.of(new Body(answer.header("Content-Type"), answer.text()));
      }
    };
  }

  private static Stream<Body> files(String mail, FormatPair pair) {
    try {
      var message =
          new MimeMessage(
              (@Nullable Session) null,
              new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
      List<Body> files = new ArrayList<>();
      boolean isText = pair.types().contains("text/plain");
      add(message, isText, files);
      return files.stream();
    } catch (MessagingException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Part part, boolean isText, List<Body> files)
      throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart parts) {
      for (int index = 0; index < parts.getCount(); index++) {
        add(parts.getBodyPart(index), isText, files);
      }
    } else if (isText ? part.isMimeType("text/plain") : part.getFileName() != null) {
      String type = isText ? "text/plain" : type(part.getContentType());
      files.add(
          new Body(type, new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8)));
    }
  }

  /** Without the file's name, and parameters spaced as the formats write them. */
  private static String type(String header) {
    String type = header.replaceAll("(?s);\\s*name=.*", "");
    return type.startsWith("application/") ? type.replaceAll(";\\s+", ";") : type;
  }

  @Override
  public void close() {
    receivers.values().forEach(PushReceiver::close);
  }
}
