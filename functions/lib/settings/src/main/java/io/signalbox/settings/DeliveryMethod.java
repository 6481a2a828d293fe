package io.signalbox.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A way by which envelopes leave the hub: all that the hub must know of it beside how it sends. Two
 * objects of the same method are equal.
 *
 * <p>A new method is a class of this kind with its options, both named in {@link DeliveryMethods},
 * a function, and the function's block in the template.
 */
public interface DeliveryMethod {

  /**
   * What a destination names it by; the member of the destination that holds the method's options
   * has the same name.
   */
  String name();

  /**
   * Reads the options.
   *
   * @param options as they are stored, with references for credentials; without members where the
   *     destination has none
   * @throws IllegalArgumentException if they are not such as the schema allows
   */
  DeliveryMethods.Options read(JsonFields options);

  /**
   * Where the class path has the JSON Schema of the options; empty for a method without options.
   */
  Optional<String> schemaResource();

  /** Finds what the schema cannot say of a destination of this method. */
  void check(JsonLocation destination, CheckContext context, Faults faults);

  /**
   * The options that are credentials, as paths within the options: names divided by slashes, with
   * {@code *} for each item of an array and each member of an object.
   */
  default List<String> secrets() {
    return List.of();
  }

  /** The options whose text may have line breaks, as paths like those of {@link #secrets}. */
  default List<String> multilineTexts() {
    return List.of();
  }

  /**
   * The hosts that a destination of this URI leads to. Who may ask for some hosts alone is refused
   * where one of these is not among them.
   *
   * @param options as they are asked for, not checked yet
   * @throws IllegalArgumentException with a reason for people, where the URI leads nowhere
   */
  default List<HostPatterns.Target> targets(URI uri, JsonNode options) {
    String host =
        Optional.ofNullable(uri.getHost())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "has no host, which the method " + name() + " needs"));
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    return List.of(new HostPatterns.Target(scheme, host, uri.getPort()));
  }

  /** The data formats in which it can deliver; the first is taken where a destination says none. */
  List<DataFormat> formats();

  /** What {@code "interval": "immediate"} means, which holds where a destination says nothing. */
  default Interval immediate() {
    return new Interval.Immediate();
  }

  /**
   * The environment variable that names the queue of its hints; empty where the receivers come by
   * themselves.
   */
  Optional<String> queueVariable();
}
