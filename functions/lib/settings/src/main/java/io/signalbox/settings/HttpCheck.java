package io.signalbox.settings;

import io.signalbox.envelope.Form;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.HttpNames;
import io.signalbox.settings.check.JsonLocation;
import io.signalbox.settings.check.Times;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the schema cannot say of destinations that get HTTP pushes. */
final class HttpCheck {
  private static final Duration BRIEF = Duration.ofMillis(100);
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[ -~]*");
  private static final int HMAC_KEY_LEAST_BYTES = 24;
  private static final int HMAC_KEY_MOST_BYTES = 64;
  private static final int ED25519_SEED_BYTES = 32;

  private final CheckContext context;
  private final Faults faults;

  HttpCheck(CheckContext context, Faults faults) {
    this.context = context;
    this.faults = faults;
  }

  void check(JsonLocation destination) {
    JsonLocation uri = destination.at("uri");
    if (!uri.exists()) {
      faults.add(uri, "a push needs an http: or https: URI");
    }
    uri.text().ifPresent(text -> uri(uri, text));
    JsonLocation http = destination.at("http");
    oneReportARequest(destination, http.at("batch"));
    hub(destination, http.at("hub"));
    template(destination, http);
    Times.between(BRIEF, http.at("timeout"), Duration.ofSeconds(30), faults);
    http.at("signatures").children().forEach(this::signingKey);
    JsonLocation authentication = http.at("authentication");
    HttpNames.check(authentication.at("header").at("name"), faults);
    sendable(authentication.at("bearer"));
    for (String headers : List.of("headers", "secretHeaders")) {
      for (JsonLocation header : http.at(headers).children()) {
        HttpNames.check(header, header.name(), faults);
        sendable(header);
      }
    }
    oauth2(authentication.at("oauth2"), http.at("tls"));
    TlsCheck.check(http.at("tls"), context.clock(), faults);
    sendable(authentication.at("header").at("value"));
  }

  private void oneReportARequest(JsonLocation destination, JsonLocation batch) {
    boolean isOneReport =
        destination.at("format").text().filter(DataFormat.X_ARF.text()::equals).isPresent();
    if (isOneReport && batch.node().asInt(1) > 1) {
      faults.add(batch, "X-ARF is one report a request: batch is 1");
    }
  }

  private void hub(JsonLocation destination, JsonLocation hub) {
    boolean hasEnvelopes =
        destination
                .at("format")
                .text()
                .orElse(DataFormat.JSON.text())
                .equals(DataFormat.JSON.text())
            && !destination.at("form").text().equals(Optional.of(Form.BARE.text()));
    if (hub.exists() && !hasEnvelopes) {
      faults.add(hub, "a hub gets json in the form decided or draft");
    }
  }

  private void template(JsonLocation destination, JsonLocation http) {
    JsonLocation template = http.at("template");
    template.text().flatMap(context.bodyFault()).ifPresent(fault -> faults.add(template, fault));
    JsonLocation format = destination.at("format");
    if (template.exists() && !format.text().orElse("json").equals("json")) {
      faults.add(format, "does not go with http.template, which writes the body");
    }
    if (template.exists() && http.at("hub").exists()) {
      faults.add(http.at("hub"), "does not go with http.template: a hub gets envelopes");
    }
  }

  private void oauth2(JsonLocation oauth2, JsonLocation tls) {
    JsonLocation uri = oauth2.at("tokenUri");
    uri.text().ifPresent(text -> uri(uri, text));
    boolean byCertificate = oauth2.at("clientAuthentication").text().equals(Optional.of("tls"));
    if (oauth2.exists() && byCertificate == oauth2.at("clientSecret").exists()) {
      faults.add(
          oauth2.at("clientSecret"),
          byCertificate ? "does not go with clientAuthentication tls" : "is missing");
    }
    if (byCertificate && !tls.at("certificate").exists() && !tls.at("keystore").exists()) {
      faults.add(oauth2.at("clientAuthentication"), "needs a client certificate in http.tls");
    }
  }

  private void uri(JsonLocation place, String text) {
    try {
      URI uri = new URI(text);
      if (!"https".equalsIgnoreCase(uri.getScheme()) && !"http".equalsIgnoreCase(uri.getScheme())) {
        faults.add(place, "a push goes to an http: or https: URI");
      } else if (uri.getHost() == null || uri.getPort() > 65_535 || uri.getPort() == 0) {
        faults.add(place, "has no host; an internationalised name is written in its xn-- form");
      } else {
        host(place, uri);
      }
    } catch (URISyntaxException e) {
      faults.add(place, "is no URI: " + e.getReason());
    }
  }

  private void host(JsonLocation place, URI uri) {
    if (uri.getRawUserInfo() != null) {
      faults.add(place, "user and password belong into http.authentication");
    }
    if (uri.getRawFragment() != null) {
      faults.add(place, "has a fragment, which is never sent");
    }
    context.forbidden().reason(uri.getHost()).ifPresent(reason -> faults.add(place, reason));
  }

  /** RFC 9110 section 5.5 lets a header hold no more that every receiver reads alike. */
  private void sendable(JsonLocation place) {
    place
        .text()
        .filter(text -> !VISIBLE_ASCII.matcher(text).matches())
        .ifPresent(
            text ->
                faults.add(
                    place, "a header holds ASCII letters, digits, punctuation and spaces only"));
  }

  private void signingKey(JsonLocation signature) {
    JsonLocation key = signature.at("key");
    String kind = signature.at("kind").text().orElse("");
    key.text()
        .map(String::strip)
        .filter(text -> kind.equals("v1"))
        .map(text -> length(text.replaceFirst("^whsec_", "")))
        .filter(bytes -> bytes < HMAC_KEY_LEAST_BYTES || bytes > HMAC_KEY_MOST_BYTES)
        .ifPresent(bytes -> faults.add(key, "an HMAC key is whsec_ and 24 to 64 bytes in base64"));
    key.text()
        .map(String::strip)
        .filter(text -> kind.equals("v1a"))
        .map(text -> length(text.replaceFirst("^whsk_", "")))
        .filter(bytes -> bytes != ED25519_SEED_BYTES && bytes != 2 * ED25519_SEED_BYTES)
        .ifPresent(
            bytes -> faults.add(key, "an Ed25519 key is whsk_ and its seed of 32 bytes in base64"));
  }

  private static int length(String base64) {
    try {
      return Base64.getDecoder().decode(base64).length;
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }
}
