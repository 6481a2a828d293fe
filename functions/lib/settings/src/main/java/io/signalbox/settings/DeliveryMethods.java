package io.signalbox.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The delivery methods that the hub has, and their options: a new one has its name in both. */
public final class DeliveryMethods {
  private static final List<DeliveryMethod> ALL =
      List.of(
          new MailMethod(), //
          new HttpMethod(),
          new AmqpMethod(),
          new XmppMethod(),
          new PullMethod());

  /** What a destination says that only its delivery method knows. */
  public sealed interface Options
      permits AmqpOptions, HttpOptions, MailOptions, PullOptions, XmppOptions {

    /** The method whose options these are. */
    DeliveryMethod method();
  }

  private DeliveryMethods() {}

  /** All, in the order in which they are shown. */
  public static List<DeliveryMethod> all() {
    return ALL;
  }

  /** The method of that name, as a settings document spells it. */
  public static Optional<DeliveryMethod> find(String name) {
    return ALL.stream().filter(method -> method.name().equals(name)).findFirst();
  }

  /** The names of all, for a message. */
  static String names() {
    return ALL.stream().map(DeliveryMethod::name).collect(Collectors.joining(", "));
  }
}
