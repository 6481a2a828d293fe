package io.signalbox.envelope;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads envelopes in any form: one, an array of them, one on each line (NDJSON), or one as a form
 * body; inflated where they are compressed.
 */
public final class EnvelopeReader {

  /**
   * Reads a body. An item that is wrong costs no other.
   *
   * @param contentType as the request has it; empty where it has none
   * @param contentEncoding as the request has it: {@code gzip}, {@code identity}, or none
   * @throws UnreadableBody when the items can't be told apart, or are more or larger than {@link
   *     Limits} allows
   */
  public ReadBatch read(byte[] body, String contentType, Optional<String> contentEncoding)
      throws UnreadableBody {
    return read(body, MediaType.parse(contentType), contentEncoding, EnvelopeReader::envelope);
  }

  /**
   * Reads a body whose items are payloads of another format, without an envelope around them: JSON
   * or NDJSON, whatever content type the request names. An item that is wrong costs no other.
   *
   * @param format as meta names it, such as {@code idea}
   * @param id the id of the envelope that such a payload becomes
   * @throws UnreadableBody as {@link #read(byte[], String, Optional)}
   */
  public ReadBatch readPayloads(
      byte[] body,
      Optional<String> contentEncoding,
      String format,
      Function<ObjectNode, EnvelopeId> id)
      throws UnreadableBody {
    return read(
        body,
        MediaType.parse("application/json"),
        contentEncoding,
        (index, document, raw) ->
            new ReadItem.Parsed(
                index, foreign(document, format, id), Form.BARE, List.of(), raw.warnings()));
  }

  private static Envelope foreign(
      ObjectNode document, String format, Function<ObjectNode, EnvelopeId> id) throws ItemFault {
    if (document.isEmpty()) {
      throw new ItemFault("", "an event with at least one member is expected");
    }
    Payload payload = Payload.owning(document);
    FieldCheck.require(payload, "", false);
    Protocol protocol = new Protocol(Protocol.CURRENT, format, Protocol.EVENT);
    return new Envelope(
        id.apply(document), Optional.empty(), Path.EMPTY, protocol, Meta.EMPTY, payload);
  }

  /** Makes an item's object an envelope. */
  private interface ObjectReader {
    ReadItem read(int index, ObjectNode document, RawItem.Value raw) throws ItemFault;
  }

  private static ReadBatch read(
      byte[] body, MediaType type, Optional<String> contentEncoding, ObjectReader reader)
      throws UnreadableBody {
    byte[] plain = Inflation.inflated(body, type, contentEncoding);
    List<ReadItem> items = new ArrayList<>();
    try {
      new BodyItems(raw -> items.add(item(items.size(), raw, reader))).cut(plain, type);
    } catch (UnreadableBody.Malformed malformed) {
      throw malformed.in(new String(plain, StandardCharsets.UTF_8));
    }
    return new ReadBatch(items);
  }

  /**
   * Reads one envelope in any form.
   *
   * @throws UnreadableBody when the text is no envelope
   */
  public Envelope readOne(String json) throws UnreadableBody {
    ReadBatch batch = read(json.getBytes(StandardCharsets.UTF_8), "", Optional.empty());
    if (batch.items().size() != 1) {
      throw new UnreadableBody.Malformed(0, 0, "one envelope was expected");
    }
    return switch (batch.items().getFirst()) {
      case ReadItem.Parsed parsed -> parsed.envelope();
      case ReadItem.Malformed wrong ->
          throw new UnreadableBody.Malformed(
              0,
              0,
              wrong.field().isEmpty() ? wrong.reason() : wrong.field() + ": " + wrong.reason());
    };
  }

  private static ReadItem item(int index, RawItem raw, ObjectReader reader) {
    return switch (raw) {
      case RawItem.Broken broken -> malformed(index, broken.fault(), broken.text());
      case RawItem.Value value -> item(index, value, reader);
    };
  }

  private static ReadItem item(int index, RawItem.Value raw, ObjectReader reader) {
    try {
      if (!(raw.value() instanceof ObjectNode document)) {
        throw new ItemFault("", "an object is expected");
      }
      return reader.read(index, document, raw);
    } catch (ItemFault fault) {
      return malformed(index, fault, raw.text());
    }
  }

  private static ReadItem envelope(int index, ObjectNode document, RawItem.Value raw)
      throws ItemFault {
    Form form = EnvelopeParser.isEnvelope(document) ? EnvelopeParser.form(document) : Form.BARE;
    Optional<ForeignPayload> foreign =
        form == Form.BARE ? ForeignPayload.of(document) : Optional.empty();
    if (foreign.isPresent()) {
      return foreign(index, document, foreign.get(), raw);
    }
    Envelope envelope =
        form == Form.BARE ? BareEvent.parse(document) : EnvelopeParser.parse(document, form);
    return new ReadItem.Parsed(
        index, envelope, form, EventRules.warnings(envelope), raw.warnings());
  }

  private static ReadItem foreign(
      int index, ObjectNode document, ForeignPayload recognised, RawItem.Value raw)
      throws ItemFault {
    String format = recognised.format().orElse("");
    if (format.isEmpty()) {
      throw new ItemFault("", recognised.note());
    }
    Envelope envelope =
        foreign(document, format, format.equals("idea") ? IdeaIds::of : DerivedId::ofDocument);
    return new ReadItem.Parsed(
        index, envelope, Form.BARE, List.of(new Warning("", recognised.note())), raw.warnings());
  }

  private static ReadItem malformed(int index, ItemFault fault, String text) {
    return new ReadItem.Malformed(index, fault.field(), fault.reason(), text);
  }
}
