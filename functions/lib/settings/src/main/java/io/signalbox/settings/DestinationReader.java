package io.signalbox.settings;

import io.signalbox.envelope.Form;
import io.signalbox.envelope.IntelMqVersion;
import io.signalbox.settings.HttpOptions.Authentication;
import io.signalbox.settings.HttpOptions.Encoding;
import io.signalbox.settings.HttpOptions.Rate;
import io.signalbox.settings.HttpOptions.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** Reads an entry of {@code destinations}. */
final class DestinationReader {

  private DestinationReader() {}

  static Destination read(String name, JsonFields destination) {
    return new Destination(
        name,
        Method.valueOf(destination.required("method").toUpperCase(Locale.ROOT)),
        destination.text("uri").map(URI::create),
        destination.constant("format", DataFormat.class, DataFormat.CSV),
        destination.constant("form", Form.class, Form.DECIDED),
        destination.flag("hierarchical", false),
        destination.read("intelmq", IntelMqVersion::parse, IntelMqVersion.LATEST),
        interval(destination),
        retry(destination.members("retry")),
        destination.text("startAt").map(Instant::parse),
        mail(destination.members("mail")),
        http(destination.members("http")));
  }

  private static Interval interval(JsonFields destination) {
    if (!destination.node("interval").isObject()) {
      return new Interval.Immediate();
    }
    JsonFields interval = destination.members("interval");
    return interval.has("every")
        ? new Interval.Every(Duration.parse(interval.required("every")))
        : new Interval.Daily(
            LocalTime.parse(interval.required("daily")), ZoneId.of(interval.required("zone")));
  }

  private static RetryPolicy retry(JsonFields retry) {
    return new RetryPolicy(
        retry.read("first", Duration::parse, RetryPolicy.DEFAULT.first()),
        retry.read("most", Duration::parse, RetryPolicy.DEFAULT.most()),
        retry.read("pauseAfter", Duration::parse, RetryPolicy.DEFAULT.pauseAfter()));
  }

  private static MailOptions mail(JsonFields mail) {
    JsonFields template = mail.members("template");
    return new MailOptions(
        mail.texts("to"),
        mail.texts("cc"),
        mail.texts("bcc"),
        mail.text("from"),
        mail.text("replyTo"),
        mail.text("subject"),
        new MailOptions.Template(template.text("text"), template.text("html")),
        mail.texts("columns"));
  }

  private static HttpOptions http(JsonFields http) {
    HttpOptions fallback = HttpOptions.DEFAULT;
    return new HttpOptions(
        http.number("batch", fallback.batch()),
        http.constant("encoding", Encoding.class, fallback.encoding()),
        http.flag("gzip", fallback.gzip()),
        http.number("parallel", fallback.parallel()),
        http.has("rate") ? Optional.of(rate(http.members("rate"))) : Optional.empty(),
        http.read("timeout", Duration::parse, fallback.timeout()),
        http.list("signatures", key -> signingKey(JsonFields.of(key))),
        http.has("authentication")
            ? Optional.of(authentication(http.members("authentication")))
            : Optional.empty());
  }

  private static Rate rate(JsonFields rate) {
    return new Rate(rate.number("requests", 1), Duration.parse(rate.required("per")));
  }

  private static SigningKey signingKey(JsonFields key) {
    return new SigningKey(
        key.constant("kind", SigningKey.Kind.class, SigningKey.Kind.V1), secret(key, "key"));
  }

  private static Authentication authentication(JsonFields authentication) {
    if (authentication.has("basic")) {
      JsonFields basic = authentication.members("basic");
      return new Authentication.Basic(basic.required("user"), secret(basic, "password"));
    }
    if (authentication.has("header")) {
      JsonFields header = authentication.members("header");
      return new Authentication.Header(header.required("name"), secret(header, "value"));
    }
    return new Authentication.Bearer(secret(authentication, "bearer"));
  }

  private static SecretReference secret(JsonFields members, String name) {
    return new SecretReference(members.members(name).required("stored"));
  }
}
