package io.signalbox.formats;

import io.signalbox.envelope.Form;
import io.signalbox.envelope.IntelMqVersion;
import io.signalbox.settings.XArfOptions.Otherwise;
import java.util.List;

/**
 * What a receiver chooses within a format. Each format uses what concerns it.
 *
 * @param form the envelope's form in {@code json}
 * @param intelmq the IntelMQ that is to understand {@code json}
 * @param hierarchical whether dotted field names become nested objects in {@code json}
 * @param typed whether a bare event in {@code json} says its {@code __type} also where it is {@code
 *     Event}, as IntelMQ's AMQP collector and XMPP bots expect
 * @param columns the columns of {@code csv}
 * @param dialect how {@code csv} is punctuated
 * @param otherwise what becomes of an event that {@code x-arf} has no place for
 */
public record WriteOptions(
    HubIdentity hub,
    Form form,
    IntelMqVersion intelmq,
    boolean hierarchical,
    boolean typed,
    List<Column> columns,
    CsvDialect dialect,
    Otherwise otherwise) {

  public WriteOptions {
    columns = List.copyOf(columns);
  }

  /** The decided form for the newest IntelMQ, and CSV as intelmq-mailgen writes it. */
  public static WriteOptions of(HubIdentity hub) {
    return new WriteOptions(
        hub,
        Form.DECIDED,
        IntelMqVersion.LATEST,
        false,
        false,
        Column.CERTBUND,
        CsvDialect.RFC_4180,
        Otherwise.SET_ASIDE);
  }

  public WriteOptions withForm(Form changed) {
    return new WriteOptions(
        hub, changed, intelmq, hierarchical, typed, columns, dialect, otherwise);
  }

  public WriteOptions withIntelmq(IntelMqVersion changed) {
    return new WriteOptions(hub, form, changed, hierarchical, typed, columns, dialect, otherwise);
  }

  public WriteOptions withHierarchical(boolean changed) {
    return new WriteOptions(hub, form, intelmq, changed, typed, columns, dialect, otherwise);
  }

  public WriteOptions withTyped(boolean changed) {
    return new WriteOptions(hub, form, intelmq, hierarchical, changed, columns, dialect, otherwise);
  }

  public WriteOptions withColumns(List<Column> changed) {
    return new WriteOptions(hub, form, intelmq, hierarchical, typed, changed, dialect, otherwise);
  }

  public WriteOptions withDialect(CsvDialect changed) {
    return new WriteOptions(hub, form, intelmq, hierarchical, typed, columns, changed, otherwise);
  }

  public WriteOptions withOtherwise(Otherwise changed) {
    return new WriteOptions(hub, form, intelmq, hierarchical, typed, columns, dialect, changed);
  }
}
