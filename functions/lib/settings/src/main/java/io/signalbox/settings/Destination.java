package io.signalbox.settings;

import io.signalbox.envelope.Form;
import io.signalbox.envelope.IntelMqVersion;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * How and where to deliver (IEP05).
 *
 * @param uri where to; empty for a feed that is pulled
 * @param format how the events of a mail are written; a push is always JSON
 * @param form which envelope form JSON has
 * @param hierarchical whether dotted field names become nested objects
 * @param intelmq the IntelMQ version that the receiver understands
 * @param interval when what waits is sent
 * @param startAt from which moment on a new feed is to hold what its routes would have sent; empty
 *     for the moment of its first envelope
 * @param mail options of a mail; {@link MailOptions#NONE} for other methods
 * @param http options of a push; {@link HttpOptions#DEFAULT} for other methods
 */
public record Destination(
    String name,
    Method method,
    Optional<URI> uri,
    DataFormat format,
    Form form,
    boolean hierarchical,
    IntelMqVersion intelmq,
    Interval interval,
    RetryPolicy retry,
    Optional<Instant> startAt,
    MailOptions mail,
    HttpOptions http) {}
