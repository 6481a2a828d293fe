package io.signalbox.deployment;

import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.DeliveryMethods;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The methods that need nothing but a destination to be tried: all with a queue but mail and HTTP,
 * whose receivers are part of the run of everything.
 */
final class MessageMethods {
  private static final Set<String> OF_THE_RUN = Set.of("mail", "http");

  private MessageMethods() {}

  /** Their names. */
  static List<String> all() {
    return DeliveryMethods.all().stream()
        .filter(method -> method.queueVariable().isPresent())
        .map(DeliveryMethod::name)
        .filter(name -> !OF_THE_RUN.contains(name))
        .toList();
  }

  /** Nobody listens there: each try fails, which takes the same permissions as a success. */
  static String destination(String method) {
    return Project.read("events/destinations/" + method + ".json");
  }

  /** The feed without a method that the run of everything turns into one of that method. */
  static String pulled(String method) {
    return "pull-" + method;
  }

  /** A destination of each method of the run; those that send messages are named with a prefix. */
  static List<String> destinations(String prefix) {
    return Stream.concat(Stream.of("push", "mail"), all().stream().map(name -> prefix + name))
        .toList();
  }

  /** What the names of the functions and queues of all methods of the run begin or end with. */
  static List<String> resourceNames() {
    return Stream.concat(Stream.of("mail", "http"), all().stream())
        .map(MessageMethods::resourceName)
        .toList();
  }

  /** Such as {@code Amqp}. */
  static String resourceName(String method) {
    return method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1);
  }
}
