package io.signalbox.settings;

import io.signalbox.settings.HttpOptions.Authentication;
import io.signalbox.settings.HttpOptions.Authentication.ClientAuthentication;
import io.signalbox.settings.HttpOptions.Encoding;
import io.signalbox.settings.HttpOptions.SigningKey;
import io.signalbox.settings.HttpOptions.Verb;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The hub pushes over HTTP. */
public record HttpMethod() implements DeliveryMethod {
  @Override
  public String name() {
    return "http";
  }

  @Override
  public HttpOptions read(JsonFields options) {
    HttpOptions fallback = HttpOptions.DEFAULT;
    return new HttpOptions(
        options.number("batch", fallback.batch()),
        options.constant("encoding", Encoding.class, fallback.encoding()),
        options.flag("gzip", fallback.gzip()),
        options.read("timeout", Duration::parse, fallback.timeout()),
        options.list("signatures", key -> signingKey(JsonFields.of(key))),
        options.has("authentication")
            ? Optional.of(authentication(options.members("authentication")))
            : Optional.empty(),
        options.constant("method", Verb.class, fallback.verb()),
        options.textMap("headers"),
        secretHeaders(options.members("secretHeaders")),
        TlsOptions.read(options.members("tls")),
        options.text("hub"),
        options.text("template"),
        options.flag("idInPath", false));
  }

  private static Map<String, SecretReference> secretHeaders(JsonFields headers) {
    Map<String, SecretReference> read = new LinkedHashMap<>();
    headers.object().fieldNames().forEachRemaining(name -> read.put(name, headers.secret(name)));
    return read;
  }

  private static SigningKey signingKey(JsonFields key) {
    return new SigningKey(
        key.constant("kind", SigningKey.Kind.class, SigningKey.Kind.V1), key.secret("key"));
  }

  private static Authentication authentication(JsonFields authentication) {
    if (authentication.has("basic")) {
      JsonFields basic = authentication.members("basic");
      return new Authentication.Basic(basic.required("user"), basic.secret("password"));
    }
    if (authentication.has("header")) {
      JsonFields header = authentication.members("header");
      return new Authentication.Header(header.required("name"), header.secret("value"));
    }
    if (authentication.has("oauth2")) {
      JsonFields oauth2 = authentication.members("oauth2");
      return new Authentication.OAuth2(
          oauth2.required("tokenUri"),
          oauth2.required("clientId"),
          oauth2.optionalSecret("clientSecret"),
          oauth2.constant(
              "clientAuthentication", ClientAuthentication.class, ClientAuthentication.BASIC),
          oauth2.text("scope"),
          oauth2.text("audience"));
    }
    return new Authentication.Bearer(authentication.secret("bearer"));
  }

  @Override
  public Optional<String> schemaResource() {
    return Optional.of("/io/signalbox/settings/http.schema.json");
  }

  @Override
  public void check(JsonLocation destination, CheckContext context, Faults faults) {
    new HttpCheck(context, faults).check(destination);
  }

  @Override
  public List<String> secrets() {
    return Stream.concat(
            Stream.of(
                "signatures/*/key",
                "authentication/basic/password",
                "authentication/bearer",
                "authentication/header/value",
                "authentication/oauth2/clientSecret",
                "secretHeaders/*"),
            TlsOptions.SECRETS.stream())
        .toList();
  }

  @Override
  public List<String> multilineTexts() {
    return Stream.concat(Stream.of("template"), TlsOptions.MULTILINE_TEXTS.stream()).toList();
  }

  @Override
  public List<DataFormat> formats() {
    return DataFormat.ofPrograms();
  }

  @Override
  public Optional<String> queueVariable() {
    return Optional.of("HTTP_QUEUE");
  }
}
