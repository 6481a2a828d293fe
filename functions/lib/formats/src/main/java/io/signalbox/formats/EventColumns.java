package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.envelope.Envelope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns of a table whose reader named none: every field that one of the events has, in an
 * order for people. It tells what happened, where, when and how bad it is, who says so, and then
 * the rest by name. The envelope's id comes last.
 */
public final class EventColumns {
  private static final List<String> ORDER =
      List.of(
          "classification.type",
          "classification.identifier",
          "malware.name",
          "event_description.text",
          "source.url",
          "source.ip",
          "source.port",
          "source.fqdn",
          "protocol.transport",
          "protocol.application",
          "source.reverse_dns",
          "source.local_ip",
          "source.local_hostname",
          "source.account",
          "source.network",
          "source.asn",
          "source.as_name",
          "destination.url",
          "destination.ip",
          "destination.port",
          "destination.fqdn",
          "time.source",
          "extra.severity",
          "tlp",
          "classification.taxonomy",
          "event_description.url",
          "feed.provider",
          "feed.name",
          "feed.accuracy",
          "feed.documentation",
          "time.observation");

  private static final String UNREADABLE = "raw";

  private EventColumns() {}

  /** The columns of these events; an envelope that is no event of IntelMQ's adds none. */
  public static List<Column> of(Iterable<Envelope> envelopes) {
    Set<String> filled = new HashSet<>();
    boolean tagged = false;
    for (Envelope envelope : envelopes) {
      tagged |= !envelope.meta().tags().isEmpty();
      if (envelope.protocol().isIntelMqEvent()) {
        for (Map.Entry<String, JsonNode> field : envelope.payload().flat().properties()) {
          if (!Cells.text(field.getKey(), field.getValue()).isEmpty()) {
            filled.add(field.getKey());
          }
        }
      }
    }
    List<Column> columns = new ArrayList<>();
    Stream.concat(ORDER.stream(), others(filled))
        .filter(filled::contains)
        .forEach(name -> columns.add(Column.field(name, name)));
    if (tagged) {
      columns.add(Column.parse(Column.TAGS_TITLE));
    }
    columns.add(Column.id(Column.ID_TITLE));
    return List.copyOf(columns);
  }

  private static Stream<String> others(Set<String> filled) {
    return filled.stream()
        .filter(name -> !ORDER.contains(name))
        .sorted(
            Comparator.<String, Boolean>comparing(UNREADABLE::equals)
                .thenComparing(Comparator.naturalOrder()));
  }
}
