package io.signalbox.settings;

import io.signalbox.envelope.FieldSelection;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.IntelMqVersion;
import io.signalbox.envelope.Marking;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * How and where to deliver (IEP05).
 *
 * @param uri where to; empty for a feed that is pulled
 * @param format how events are written
 * @param form which envelope form JSON has
 * @param hierarchical whether dotted field names become nested objects
 * @param intelmq the IntelMQ version that the receiver understands
 * @param typed whether a bare event says {@code "__type": "Event"}
 * @param csv how CSV is written
 * @param xArf how X-ARF is written
 * @param interval when what waits is sent
 * @param startAt from which moment on a new feed is to hold what its routes would have sent; empty
 *     for the moment of its first envelope
 * @param rate how many deliveries may begin in a time, over all groups; empty for no limit
 * @param parallel how many deliveries of one group may be under way at once
 * @param ceiling the strictest marks that it may get; where it says nothing, the hub's ceiling
 *     holds
 * @param networks of which networks it gets events; empty for all
 * @param fields which fields of events it gets
 * @param options what only the delivery method knows; they say which method it is
 */
public record Destination(
    String name,
    Optional<URI> uri,
    DataFormat format,
    Form form,
    boolean hierarchical,
    IntelMqVersion intelmq,
    boolean typed,
    CsvOptions csv,
    XArfOptions xArf,
    Interval interval,
    RetryPolicy retry,
    Optional<Instant> startAt,
    Optional<Rate> rate,
    int parallel,
    Marking ceiling,
    Optional<NetworkSet> networks,
    FieldSelection fields,
    DeliveryMethods.Options options) {

  /** A destination without options of its data format, and without limits of its own. */
  public Destination(
      String name,
      Optional<URI> uri,
      DataFormat format,
      Form form,
      boolean hierarchical,
      IntelMqVersion intelmq,
      Interval interval,
      RetryPolicy retry,
      Optional<Instant> startAt,
      Optional<Rate> rate,
      int parallel,
      DeliveryMethods.Options options) {
    this(
        name,
        uri,
        format,
        form,
        hierarchical,
        intelmq,
        false,
        CsvOptions.DEFAULT,
        XArfOptions.DEFAULT,
        interval,
        retry,
        startAt,
        rate,
        parallel,
        Marking.NONE,
        Optional.empty(),
        FieldSelection.DEFAULT,
        options);
  }

  public DeliveryMethod method() {
    return options.method();
  }

  /** Whether its receivers read the feed over the hub's API, and nothing is sent. */
  public boolean isPulled() {
    return method().queueVariable().isEmpty();
  }

  /** Whether clients of TAXII add objects to the feed. */
  public boolean isPosted() {
    return options instanceof PullOptions pull && pull.posted();
  }

  /** Whether the directory names its recipients, event by event. */
  public boolean isDirectory() {
    return uri.filter(MailMethod.DIRECTORY::equals).isPresent();
  }

  /**
   * The destination as the feed of that group has it: the directory's rules may set its interval.
   */
  public Destination of(Group group) {
    return isDirectory()
        ? Addressee.of(group).flatMap(Addressee::interval).map(this::every).orElse(this)
        : this;
  }

  /** A rule's "at once" is what the destination takes for it. */
  private Destination every(Interval asked) {
    boolean isAtOnce = interval instanceof Interval.Immediate || interval instanceof Interval.Pause;
    Interval immediate = isAtOnce ? interval : method().immediate();
    return in(asked instanceof Interval.Immediate ? immediate : asked);
  }

  private Destination in(Interval other) {
    return new Destination(
        name,
        uri,
        format,
        form,
        hierarchical,
        intelmq,
        typed,
        csv,
        xArf,
        other,
        retry,
        startAt,
        rate,
        parallel,
        ceiling,
        networks,
        fields,
        options);
  }

  /** The same destination with other recipients, all of them among the options. */
  public Destination to(MailOptions recipients) {
    return with(Optional.empty(), recipients);
  }

  /** The same destination with other options of its method. */
  public Destination with(DeliveryMethods.Options others) {
    return with(uri, others);
  }

  private Destination with(Optional<URI> otherUri, DeliveryMethods.Options others) {
    return new Destination(
        name,
        otherUri,
        format,
        form,
        hierarchical,
        intelmq,
        typed,
        csv,
        xArf,
        interval,
        retry,
        startAt,
        rate,
        parallel,
        ceiling,
        networks,
        fields,
        others);
  }

  /**
   * The options of a method, for what works by that method alone.
   *
   * @throws ClassCastException if the destination has another method
   */
  public <T extends DeliveryMethods.Options> T options(Class<T> type) {
    return type.cast(options);
  }
}
