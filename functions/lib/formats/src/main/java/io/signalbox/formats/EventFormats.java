package io.signalbox.formats;

import io.signalbox.envelope.DerivedId;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.Payload;
import io.signalbox.envelope.Protocol;
import io.signalbox.formats.PayloadReader.Decoded;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The formats that there are, and envelopes in any of them. */
public final class EventFormats {
  /** All formats, in the order in which they are told. */
  public static final List<EventFormat> ALL =
      List.of(
          new CsvFormat(),
          new JsonFormat("json", Optional.empty()),
          new JsonFormat("iep04-decided", Optional.of(Form.DECIDED)),
          new JsonFormat("iep04-draft", Optional.of(Form.DRAFT)),
          new IdeaFormat(),
          new XArfFormat(),
          new StixFormat(),
          new N6Format(),
          new MispFormat(),
          new CloudEventsFormat(),
          new EcsFormat(),
          new OcsfFormat());

  private static final Map<String, EventFormat> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(EventFormat::name, Function.identity()));

  private static final Map<String, PayloadReader> READERS =
      ALL.stream()
          .flatMap(format -> format.reader().stream())
          .collect(Collectors.toUnmodifiableMap(PayloadReader::format, Function.identity()));

  private static final System.Logger LOG = System.getLogger(EventFormats.class.getName());

  private EventFormats() {}

  /** The format of that name. */
  public static Optional<EventFormat> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /**
   * An envelope in a format. An event that came in that format is passed on as it came; one in
   * another format is decoded where the format wants IntelMQ's fields. What the format has no place
   * for is written in the other one, where the receiver chose one.
   */
  public static Conversion write(EventFormat format, ReceivedEvent event, WriteOptions options) {
    Conversion conversion = writeInFormat(format, event, options);
    return switch (conversion) {
      case Conversion.Written _ -> conversion;
      case Conversion.CannotBeWritten _ ->
          format
              .otherwise(options)
              .map(other -> writeInFormat(other, event, options))
              .orElse(conversion);
    };
  }

  static Conversion writeInFormat(EventFormat format, ReceivedEvent event, WriteOptions options) {
    Envelope envelope = event.envelope();
    if (format.takes(envelope, options)) {
      return written(format, event, options);
    }
    if (format.reader().filter(reader -> isOf(reader, envelope)).isPresent()) {
      return format.passOn(envelope.payload().json());
    }
    return writeFields(format, event, options);
  }

  /** An envelope by its IntelMQ fields, also where its payload came in that very format. */
  static Conversion writeFields(EventFormat format, ReceivedEvent event, WriteOptions options) {
    return format.takes(event.envelope(), options)
        ? written(format, event, options)
        : decoded(format, event, options);
  }

  /** One event that makes a format fail delays no other: it cannot be written. */
  private static Conversion written(EventFormat format, ReceivedEvent event, WriteOptions options) {
    try {
      return format.write(event, options);
    } catch (RuntimeException fault) {
      String id = event.envelope().id().text();
      LOG.log(Level.ERROR, "%s cannot be written as %s".formatted(id, format.name()), fault);
      return new Conversion.CannotBeWritten("The hub failed to write it; its log says more");
    }
  }

  /** The events of IntelMQ that a payload of any format says. */
  public static Decoded read(Envelope envelope) {
    if (envelope.protocol().isIntelMqEvent()) {
      return new Decoded.Events(List.of(envelope.payload().flat()));
    }
    if (envelope.protocol().isEncrypted()) {
      return new Decoded.Undecodable("The payload is encrypted");
    }
    if (!envelope.protocol().type().equals(Protocol.EVENT)) {
      return new Decoded.Undecodable(
          "The envelope has the type %s, and is no event".formatted(envelope.protocol().type()));
    }
    PayloadReader reader = READERS.get(envelope.protocol().format());
    return reader == null
        ? new Decoded.Undecodable(
            "The payload's format is unknown; the hub decodes "
                + READERS.keySet().stream().sorted().collect(Collectors.joining(", ")))
        : read(reader, envelope);
  }

  private static Decoded read(PayloadReader reader, Envelope envelope) {
    try {
      return reader.read(envelope.payload().json());
    } catch (RuntimeException fault) {
      String message = "%s cannot be read as %s".formatted(envelope.id().text(), reader.format());
      LOG.log(Level.ERROR, message, fault);
      return new Decoded.Undecodable("The hub failed to read it; its log says more");
    }
  }

  private static boolean isOf(PayloadReader reader, Envelope envelope) {
    return reader.format().equals(envelope.protocol().format())
        && envelope.protocol().type().equals(Protocol.EVENT);
  }

  private static Conversion decoded(EventFormat format, ReceivedEvent event, WriteOptions options) {
    return switch (read(event.envelope())) {
      case Decoded.Undecodable(String reason) -> new Conversion.CannotBeWritten(reason);
      case Decoded.Events(var events) -> {
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
          Envelope one = decoded(event.envelope(), Payload.of(events.get(i)), i);
          switch (written(format, new ReceivedEvent(one, event.receivedAt()), options)) {
            case Conversion.Written(var written) -> parts.addAll(written);
            case Conversion.CannotBeWritten cannot -> {
              yield cannot;
            }
          }
        }
        yield new Conversion.Written(parts);
      }
    };
  }

  /** The first event keeps the envelope's id; each other one has its own, and is a child of it. */
  private static Envelope decoded(Envelope whole, Payload payload, int index) {
    EnvelopeId id = index == 0 ? whole.id() : DerivedId.of(payload);
    boolean isChild = !id.dedupKey().equals(whole.id().dedupKey());
    return new Envelope(
        id,
        isChild ? Optional.of(whole.id()) : whole.parent(),
        whole.path(),
        Protocol.INTELMQ_EVENT,
        whole.meta(),
        payload);
  }
}
