package io.signalbox.settings;

import io.signalbox.settings.HttpOptions.Authentication;
import io.signalbox.settings.HttpOptions.Encoding;
import io.signalbox.settings.HttpOptions.SigningKey;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The hub pushes over HTTP. */
public record HttpMethod() implements DeliveryMethod {
  @Override
  public String name() {
    return "http";
  }

  @Override
  public DeliveryOptions read(JsonFields options) {
    HttpOptions fallback = HttpOptions.DEFAULT;
    return new HttpOptions(
        options.number("batch", fallback.batch()),
        options.constant("encoding", Encoding.class, fallback.encoding()),
        options.flag("gzip", fallback.gzip()),
        options.read("timeout", Duration::parse, fallback.timeout()),
        options.list("signatures", key -> signingKey(JsonFields.of(key))),
        options.has("authentication")
            ? Optional.of(authentication(options.members("authentication")))
            : Optional.empty());
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
    return new Authentication.Bearer(authentication.secret("bearer"));
  }

  @Override
  public Optional<String> schemaResource() {
    return Optional.of("/io/signalbox/settings/http.schema.json");
  }

  @Override
  public void check(JsonLocation destination, CheckContext context, Faults faults) {
    new HttpCheck(context.forbidden(), faults).check(destination);
  }

  @Override
  public List<String> secrets() {
    return List.of(
        "signatures/*/key",
        "authentication/basic/password",
        "authentication/bearer",
        "authentication/header/value");
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
