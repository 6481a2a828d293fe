package io.signalbox.deliver.http;

import io.signalbox.envelope.Form;
import io.signalbox.envelope.IntelMqVersion;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.HttpOptions;
import io.signalbox.settings.HttpOptions.Authentication;
import io.signalbox.settings.HttpOptions.Encoding;
import io.signalbox.settings.HttpOptions.SigningKey;
import io.signalbox.settings.Interval;
import io.signalbox.settings.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Builds destinations that get pushes, from a plain one by the changes that a test is about. */
record Destinations(URI uri, DataFormat format, Form form, boolean hierarchical, HttpOptions http) {

  static Destinations at(String uri) {
    return new Destinations(
        URI.create(uri), DataFormat.JSON, Form.DECIDED, false, HttpOptions.DEFAULT);
  }

  Destination destination() {
    return new Destination(
        "soc-push",
        Optional.of(uri),
        format,
        form,
        hierarchical,
        IntelMqVersion.LATEST,
        new Interval.Immediate(),
        RetryPolicy.DEFAULT,
        Optional.empty(),
        Optional.empty(),
        1,
        http);
  }

  Destinations form(Form changed) {
    return new Destinations(uri, format, changed, hierarchical, http);
  }

  Destinations format(DataFormat changed) {
    return new Destinations(uri, changed, form, hierarchical, http);
  }

  Destinations nested() {
    return new Destinations(uri, format, form, true, http);
  }

  Destinations batches(int most, Encoding encoding) {
    return with(most, encoding, http.gzip(), http.signatures(), http.authentication());
  }

  Destinations compressed() {
    return with(http.batch(), http.encoding(), true, http.signatures(), http.authentication());
  }

  Destinations signed(SigningKey... keys) {
    return with(http.batch(), http.encoding(), http.gzip(), List.of(keys), http.authentication());
  }

  Destinations authenticated(Authentication authentication) {
    return with(
        http.batch(), http.encoding(), http.gzip(), http.signatures(), Optional.of(authentication));
  }

  /** The receiver is a hub of that name. */
  Destinations toHub(String name) {
    return new Destinations(
        uri,
        format,
        form,
        hierarchical,
        new HttpOptions(
            http.batch(),
            http.encoding(),
            http.gzip(),
            http.timeout(),
            http.signatures(),
            http.authentication(),
            http.verb(),
            http.headers(),
            http.secretHeaders(),
            http.tls(),
            Optional.of(name),
            Optional.empty(),
            false));
  }

  private Destinations with(
      int batch,
      Encoding encoding,
      boolean gzip,
      List<SigningKey> signatures,
      Optional<Authentication> authentication) {
    return new Destinations(
        uri,
        format,
        form,
        hierarchical,
        new HttpOptions(
            batch,
            encoding,
            gzip,
            Duration.ofSeconds(20),
            signatures,
            authentication,
            http.verb(),
            http.headers(),
            http.secretHeaders(),
            http.tls()));
  }
}
