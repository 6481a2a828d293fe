package io.signalbox.misp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Marking.Tlp;
import io.signalbox.feeds.Slice;
import io.signalbox.formats.MispObjects;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** What manifest and event say of a slice. Both say the same, for MISP decides by the manifest. */
final class MispEvents {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private final MispFeed feed;
  private final EventIds ids;

  MispEvents(MispFeed feed) {
    this.feed = feed;
    this.ids = new EventIds(feed);
  }

  UUID id(Slice slice) {
    return ids.of(slice);
  }

  /** The entry of the manifest. */
  ObjectNode entry(Slice slice) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.set("Orgc", organisation());
    entry.set("Tag", tags());
    entry.put("info", info(slice));
    entry.put("date", date(slice));
    entry.put("analysis", "2");
    entry.put("threat_level_id", "4");
    entry.put("timestamp", timestamp(slice));
    return entry;
  }

  /** The event without its objects and attributes. */
  ObjectNode event(Slice slice) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("uuid", id(slice).toString());
    event.setAll(entry(slice));
    event.put("publish_timestamp", timestamp(slice));
    event.put("published", true);
    event.put("distribution", distribution());
    return event;
  }

  private ObjectNode organisation() {
    ObjectNode organisation = JsonNodeFactory.instance.objectNode();
    organisation.put("name", feed.organisation());
    organisation.put("uuid", feed.organisationId().toString());
    return organisation;
  }

  /** The strictest mark that the reader may get: the manifest is made without reading events. */
  private ArrayNode tags() {
    ArrayNode tags = JsonNodeFactory.instance.arrayNode();
    tags.addObject().put("name", MispObjects.tag(ceiling()));
    return tags;
  }

  private Tlp ceiling() {
    return feed.release().marking().ceiling().tlp();
  }

  /** What MISP may pass on: all that is clear, its community for green, else nobody. */
  private String distribution() {
    return switch (ceiling()) {
      case CLEAR -> "3";
      case GREEN -> "1";
      case AMBER, AMBER_STRICT, RED -> "0";
    };
  }

  private String info(Slice slice) {
    String time =
        MINUTE.format(slice.start())
            + " to "
            + MINUTE.format(slice.start().plus(feed.interval()))
            + " UTC";
    String part = slice.part() == 0 ? "" : ", part " + (slice.part() + 1);
    return feed.name() + ", " + time + part;
  }

  private static String date(Slice slice) {
    return slice.start().atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  /**
   * Not before anything in it was appended. Were something appended to an interval that is listed,
   * which takes a clock that is wrong by minutes, this would rise and MISP fetch the event again.
   */
  private static String timestamp(Slice slice) {
    Instant last = slice.lastAt();
    return Long.toString(last.getEpochSecond() + (last.getNano() > 0 ? 1 : 0));
  }
}
