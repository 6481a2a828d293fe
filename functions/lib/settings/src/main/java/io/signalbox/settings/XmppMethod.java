package io.signalbox.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The hub sends XMPP messages, to a user or into a room. */
public record XmppMethod() implements DeliveryMethod {
  static final int DEFAULT_PORT = 5222;

  @Override
  public String name() {
    return "xmpp";
  }

  @Override
  public DeliveryMethods.Options read(JsonFields options) {
    return new XmppOptions(
        options.required("account"),
        options.optionalSecret("password"),
        options.read("nick", nick -> nick, "signalbox"),
        options.optionalSecret("roomPassword"),
        options.text("host"),
        options.number("port", DEFAULT_PORT),
        options.flag("clearText", false),
        TlsOptions.read(options.members("tls")),
        options.read("timeout", Duration::parse, Duration.ofSeconds(20)));
  }

  @Override
  public Optional<String> schemaResource() {
    return Optional.of("/io/signalbox/settings/xmpp.schema.json");
  }

  @Override
  public void check(JsonLocation destination, CheckContext context, Faults faults) {
    XmppCheck.check(destination, context, faults);
  }

  @Override
  public List<String> secrets() {
    return Stream.concat(Stream.of("password", "roomPassword"), TlsOptions.SECRETS.stream())
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
    return Optional.of("XMPP_QUEUE");
  }

  /** The domain of the user or room. */
  @Override
  public List<HostPatterns.Target> targets(URI uri, JsonNode options) {
    String domain = XmppAddress.domainOf(XmppAddress.of(uri).jid());
    return List.of(new HostPatterns.Target("xmpp", domain, -1));
  }
}
