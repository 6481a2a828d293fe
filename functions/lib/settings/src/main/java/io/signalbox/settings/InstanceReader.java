package io.signalbox.settings;

import io.signalbox.settings.Instance.InvalidContent;
import io.signalbox.settings.Instance.UnknownFields;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Reads an entry of {@code instances}. */
final class InstanceReader {

  private InstanceReader() {}

  static Instance read(String name, JsonFields instance) {
    return new Instance(
        name,
        instance.list("tokens", token -> token(JsonFields.of(token))),
        instance.text("header"),
        Set.copyOf(instance.texts("certificates")),
        grants(instance.members("grants")),
        instance.constant("invalidContent", InvalidContent.class, InvalidContent.REJECT),
        instance.constant("unknownFields", UnknownFields.class, UnknownFields.WARN),
        instance.has("warden")
            ? Optional.of(WardenOptions.read(instance.members("warden")))
            : Optional.empty(),
        instance.has("n6") ? Optional.of(N6Options.read(instance.members("n6"))) : Optional.empty(),
        Marks.read(instance.members("ceiling")),
        Quota.read(instance.members("quota")),
        instance.text("hub"),
        instance.has("incoming")
            ? Optional.of(Incoming.read(instance.members("incoming")))
            : Optional.empty());
  }

  private static Token token(JsonFields token) {
    return new Token(
        token.required("name"), token.required("hash"), token.text("expires").map(Instant::parse));
  }

  private static Grants grants(JsonFields grants) {
    return new Grants(
        grants.flag("post", false),
        Set.copyOf(grants.texts("read")),
        grants.flag("lookup", false),
        Set.copyOf(grants.texts("directory")),
        grants.flag("administer", false),
        RoleReader.read(grants),
        DeliveryGrants.read(grants.members("deliver")));
  }
}
