package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Names somebody or something about whom the hub may hold something. */
final class SubjectOptions {
  @Option(
      names = "--mail",
      required = true,
      paramLabel = "ADDRESS",
      description = "A mail address.")
  private Optional<String> mail = Optional.empty();

  @Option(names = "--address", required = true, paramLabel = "IP", description = "An IP address.")
  private Optional<String> address = Optional.empty();

  @Option(
      names = "--domain",
      required = true,
      paramLabel = "NAME",
      description = "A domain, with all names and mail addresses in it.")
  private Optional<String> domain = Optional.empty();

  @Option(
      names = "--sender",
      required = true,
      paramLabel = "INSTANCE",
      description = "Everything that an instance posted.")
  private Optional<String> sender = Optional.empty();

  /** The body of a request about it. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    mail.ifPresent(value -> json.put("mail", value));
    address.ifPresent(value -> json.put("address", value));
    domain.ifPresent(value -> json.put("domain", value));
    sender.ifPresent(value -> json.put("sender", value));
    return json;
  }
}
