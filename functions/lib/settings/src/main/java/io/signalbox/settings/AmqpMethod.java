package io.signalbox.settings;

import io.signalbox.settings.AmqpOptions.Authentication;
import io.signalbox.settings.AmqpOptions.ExchangeType;
import io.signalbox.settings.AmqpOptions.Message;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The hub publishes to an AMQP 0-9-1 broker. */
public record AmqpMethod() implements DeliveryMethod {
  @Override
  public String name() {
    return "amqp";
  }

  @Override
  public DeliveryMethods.Options read(JsonFields options) {
    JsonFields authentication = options.members("authentication");
    return new AmqpOptions(
        options.text("exchange"),
        options.constant("type", ExchangeType.class, ExchangeType.TOPIC),
        options.flag("declare", false),
        options.flag("durable", true),
        options.read("routingKey", key -> key, ""),
        options.textMap("headers"),
        options.constant("message", Message.class, Message.ENVELOPE),
        authentication.has("external")
            ? new Authentication.External()
            : new Authentication.Plain(
                authentication.required("user"), authentication.secret("password")),
        TlsOptions.read(options.members("tls")),
        options.read("timeout", Duration::parse, Duration.ofSeconds(20)));
  }

  @Override
  public Optional<String> schemaResource() {
    return Optional.of("/io/signalbox/settings/amqp.schema.json");
  }

  @Override
  public void check(JsonLocation destination, CheckContext context, Faults faults) {
    AmqpCheck.check(destination, context, faults);
  }

  @Override
  public List<String> secrets() {
    return Stream.concat(Stream.of("authentication/password"), TlsOptions.SECRETS.stream())
        .toList();
  }

  @Override
  public List<String> multilineTexts() {
    return TlsOptions.MULTILINE_TEXTS;
  }

  @Override
  public List<DataFormat> formats() {
    return List.of(DataFormat.JSON);
  }

  @Override
  public Optional<String> queueVariable() {
    return Optional.of("AMQP_QUEUE");
  }
}
