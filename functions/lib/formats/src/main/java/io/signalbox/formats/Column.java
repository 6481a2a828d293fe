package io.signalbox.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A column of a table of events.
 *
 * @param title what the header row says
 * @param source where a cell's content is taken from
 */
public record Column(String title, Source source) {

  /** Where the content of a column comes from. */
  public sealed interface Source {

    /** A field of the event by its flat IntelMQ name, such as {@code source.ip}. */
    record Field(String name) implements Source {}

    /** The envelope's id, the same that a push or a feed shows. */
    record Id() implements Source {}

    /** The envelope's tags, separated by commas. */
    record Tags() implements Source {}

    /** The envelope's strictest marks, such as {@code TLP:AMBER PAP:RED}. */
    record Marks() implements Source {}
  }

  /** What {@link #CERTBUND} and {@link #parse} call the column of the envelope's id. */
  public static final String ID_TITLE = "uuid";

  static final String TAGS_TITLE = "tags";
  static final String MARKS_TITLE = "marking";

  private static final Map<String, String> CERTBUND_FIELDS = certbundFields();

  /**
   * The columns that intelmq-mailgen writes by default ({@code asn,ip,timestamp,src_port,dst_ip,
   * dst_port,dst_host,proto}), and behind them the envelope's id.
   */
  public static final List<Column> CERTBUND =
      Stream.concat(CERTBUND_FIELDS.keySet().stream(), Stream.of(ID_TITLE))
          .map(Column::parse)
          .toList();

  /** A column of that field. */
  public static Column field(String title, String name) {
    return new Column(title, new Source.Field(name));
  }

  /** A column of the envelope's id. */
  public static Column id(String title) {
    return new Column(title, new Source.Id());
  }

  /**
   * The column that a setting names: {@code uuid} (the envelope's id), {@code tags}, {@code
   * marking}, one of intelmq-mailgen's names such as {@code src_port}, or an IntelMQ field such as
   * {@code source.asn}, which is then also the title. {@code title=name} gives any of them another
   * title.
   */
  public static Column parse(String text) {
    int equals = text.lastIndexOf('=');
    return equals < 0
        ? new Column(text, source(text))
        : new Column(text.substring(0, equals), source(text.substring(equals + 1)));
  }

  private static Source source(String name) {
    return switch (name) {
      case ID_TITLE -> new Source.Id();
      case TAGS_TITLE -> new Source.Tags();
      case MARKS_TITLE -> new Source.Marks();
      default -> new Source.Field(CERTBUND_FIELDS.getOrDefault(name, name));
    };
  }

  private static Map<String, String> certbundFields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("asn", "source.asn");
    fields.put("ip", "source.ip");
    fields.put("timestamp", "time.source");
    fields.put("src_port", "source.port");
    fields.put("dst_ip", "destination.ip");
    fields.put("dst_port", "destination.port");
    fields.put("dst_host", "destination.fqdn");
    fields.put("proto", "protocol.transport");
    return fields;
  }
}
