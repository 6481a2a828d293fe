package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Optional;

/** What IntelMQ's newest version knows of an event's fields, for whoever writes their names. */
public final class KnownFields {

  private KnownFields() {}

  /** Whether IntelMQ has a field of that dotted name; below {@code extra.} every name is one. */
  public static boolean isField(String name) {
    return EventFields.isKnown(name, IntelMqVersion.LATEST);
  }

  /** Whether fields lie below that name, as below {@code source.geolocation}. */
  public static boolean isGroup(String name) {
    return name.equals("extra")
        || EventFields.names().anyMatch(field -> field.startsWith(name + "."));
  }

  /**
   * The field whose name ends alike, such as {@code source.ip} for {@code ip}; empty where there is
   * none.
   */
  public static Optional<String> similar(String name) {
    String ending = "." + name.substring(name.lastIndexOf('.') + 1);
    return EventFields.names()
        .filter(field -> field.endsWith(ending))
        .min(
            Comparator.comparing((String field) -> !field.startsWith("source."))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * What a field holds, where it never holds that value.
   *
   * @return such as {@code "a whole number is expected"}; empty where the value may come
   */
  public static Optional<String> expectedInsteadOf(String name, JsonNode value) {
    return EventFields.named(name)
        .map(EventField::type)
        .filter(type -> !type.accepts(value))
        .map(FieldType::expected);
  }

  /** Whether values of the field are texts; so are those of a field that is not known. */
  public static boolean holdsText(String name) {
    return EventFields.named(name)
        .map(
            field ->
                switch (field.type()) {
                  case INTEGER, ASN, FLOAT, ACCURACY, BOOLEAN -> false;
                  case STRING,
                      LOWERCASE_STRING,
                      UPPERCASE_STRING,
                      IP_ADDRESS,
                      IP_NETWORK,
                      FQDN,
                      URL,
                      DATE_TIME,
                      BASE64,
                      CLASSIFICATION_TYPE,
                      CLASSIFICATION_TAXONOMY,
                      REGISTRY,
                      TLP,
                      JSON,
                      JSON_DICT ->
                      true;
                })
        .orElse(true);
  }
}
