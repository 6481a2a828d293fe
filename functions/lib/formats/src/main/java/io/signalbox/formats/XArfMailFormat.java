package io.signalbox.formats;

import io.signalbox.envelope.HubVersion;
import io.signalbox.envelope.Marking;
import io.signalbox.envelope.Marking.Tlp;
import io.signalbox.envelope.Payload;
import io.signalbox.formats.Rows.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A report of X-ARF 0.2: a document in YAML, for the second part of a mail, whose third part is a
 * text about the event. It has types for logins that were tried and for phishing.
 */
final class XArfMailFormat implements EventFormat {
  private static final Pattern SERVICE = Pattern.compile("[A-Za-z][A-Za-z0-9._+-]{0,49}");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ROOT);

  private final Map<String, Row> types =
      Rows.of("x-arf-02-types.tsv").stream()
          .collect(Collectors.toUnmodifiableMap(row -> row.text(0), Function.identity()));

  /** What is attacked or abused; its values are such as YAML reads as they are. */
  private record Subject(String service, int port, String sourceType, String source) {}

  @Override
  public String name() {
    return "x-arf-0.2";
  }

  @Override
  public List<Layout> layouts() {
    return List.of(Layout.ONE);
  }

  @Override
  public String mediaType(Layout layout) {
    return "text/plain; charset=utf-8";
  }

  @Override
  public String fileEnding(Layout layout) {
    return "txt";
  }

  @Override
  public Optional<EventFormat> otherwise(WriteOptions options) {
    return XArf.otherwise(options);
  }

  @Override
  public EventBody open(Layout layout, WriteOptions options, OutputStream out) throws IOException {
    return FramedBody.following(new byte[0], out);
  }

  @Override
  public Conversion write(ReceivedEvent event, WriteOptions options) {
    Payload payload = event.envelope().payload();
    Optional<Row> type =
        payload.text("classification.type").flatMap(name -> Optional.ofNullable(types.get(name)));
    if (type.isEmpty()) {
      return new Conversion.CannotBeWritten("X-ARF 0.2 has no type for this classification.type.");
    }
    boolean isPhishing = type.get().text(2).equals("phishing");
    Optional<Subject> subject = isPhishing ? site(payload) : login(payload);
    if (subject.isEmpty()) {
      return new Conversion.CannotBeWritten(
          isPhishing
              ? "X-ARF 0.2 needs source.url for phishing."
              : "X-ARF 0.2 needs source.ip, destination.port and protocol.application for logins.");
    }
    Instant time = Times.ofEvent(payload, event.receivedAt());
    return new Conversion.Written(
        List.of(
            """
            ---
            Reported-From: %s
            Category: %s
            Report-Type: %s
            Service: %s
            Port: %d
            Version: 0.2
            User-Agent: Signalbox/%s
            Report-ID: %s@%s
            Date: %s
            Source-Type: %s
            Source: %s
            Attachment: text/plain
            Schema-URL: %s
            %s\
            """
                .formatted(
                    options.hub().contact(),
                    type.get().text(1),
                    type.get().text(2),
                    subject.get().service(),
                    subject.get().port(),
                    HubVersion.TEXT,
                    StableIds.of(event.envelope().id()),
                    options.hub().domain(),
                    DATE.format(time.atOffset(ZoneOffset.UTC)),
                    subject.get().sourceType(),
                    quoted(subject.get().source()),
                    type.get().text(3),
                    Marking.of(event.envelope()).tlp().map(XArfMailFormat::mark).orElse(""))
                .getBytes(StandardCharsets.UTF_8)));
  }

  private static Optional<Subject> login(Payload payload) {
    Optional<String> service =
        payload.text("protocol.application").filter(text -> SERVICE.matcher(text).matches());
    Optional<Integer> port =
        payload
            .field("destination.port")
            .flatMap(ValueRule.named("port")::written)
            .map(value -> value.intValue());
    Optional<String> source = payload.text("source.ip").filter(Shapes::isIp);
    return service.isPresent() && port.isPresent() && source.isPresent()
        ? Optional.of(new Subject(service.get(), port.get(), "ip-address", source.get()))
        : Optional.empty();
  }

  private static Optional<Subject> site(Payload payload) {
    return XArf.url(payload)
        .filter(url -> url.getHost() != null && SERVICE.matcher(url.getScheme()).matches())
        .map(url -> new Subject(url.getScheme(), port(url), "uri", url.toString()));
  }

  private static int port(URI url) {
    int usual = url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    return url.getPort() > 0 ? url.getPort() : usual;
  }

  /** The schemas know version 1 of TLP; a mark that it lacks becomes the next stricter one. */
  private static String mark(Tlp light) {
    return switch (light) {
      case CLEAR -> "TLP: white\n";
      case GREEN -> "TLP: green\n";
      case AMBER -> "TLP: amber\n";
      case AMBER_STRICT, RED -> "TLP: red\n";
    };
  }

  /** YAML would take some addresses for numbers. */
  private static String quoted(String source) {
    return Shapes.isIp4(source) ? source : '"' + source + '"';
  }
}
