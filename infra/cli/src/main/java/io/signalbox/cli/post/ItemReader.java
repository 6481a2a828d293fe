package io.signalbox.cli.post;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.signalbox.cli.CommandFailure;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Reads the events of a file one after the other: a JSON array, one JSON object, or one a line
 * (NDJSON); compressed with gzip or not. The file may be larger than the memory.
 */
final class ItemReader implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;
  private static final int BYTE_ORDER_MARK = 0xef;

  private final InputStream in;
  private final JsonFactory json = new JsonFactory();
  private final Optional<JsonParser> parser;
  private long number;

  private ItemReader(InputStream in, Optional<JsonParser> parser) {
    this.in = in;
    this.parser = parser;
  }

  static ItemReader of(InputStream raw) throws IOException, CommandFailure {
    InputStream in = new BufferedInputStream(raw, BUFFER);
    if (startsWith(in, GZIP_FIRST, GZIP_SECOND)) {
      in = new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
    }
    if (startsWith(in, BYTE_ORDER_MARK, 0xbb)) {
      in.skipNBytes(3);
    }
    int first = firstCharacter(in);
    if (first != -1 && first != '[' && first != '{') {
      throw CommandFailure.local(
          "The file begins with no JSON: an array, an object, or an object on each line is"
              + " wanted.");
    }
    boolean lines = first == '{' && beginsWithAWholeLine(in);
    JsonFactory factory = new JsonFactory();
    ItemReader reader =
        new ItemReader(in, lines ? Optional.empty() : Optional.of(factory.createParser(in)));
    if (first == '[') {
      reader.parser.orElseThrow().nextToken();
    }
    return reader;
  }

  /** The next event; empty at the end. */
  Optional<Item> next() throws CommandFailure, IOException {
    Optional<BoundedBytes> text = parser.isPresent() ? value(parser.get()) : line();
    return text.map(bytes -> bytes.item(++number));
  }

  private Optional<BoundedBytes> value(JsonParser values) throws CommandFailure, IOException {
    try {
      JsonToken token = values.nextToken();
      if (token == null || token == JsonToken.END_ARRAY) {
        return Optional.empty();
      }
      BoundedBytes copy = new BoundedBytes();
      try (JsonGenerator generator = json.createGenerator(copy)) {
        generator.copyCurrentStructureExact(values);
      }
      return Optional.of(copy);
    } catch (JsonProcessingException fault) {
      var place = fault.getLocation();
      throw CommandFailure.local(
          "After item %,d the file is no JSON any more%s. What came before is posted."
              .formatted(
                  number,
                  place == null
                      ? ""
                      : ", at line %d, column %d"
                          .formatted(place.getLineNr(), place.getColumnNr())));
    }
  }

  private Optional<BoundedBytes> line() throws IOException {
    while (true) {
      BoundedBytes line = new BoundedBytes();
      int next = in.read();
      if (next == -1) {
        return Optional.empty();
      }
      while (next != -1 && next != '\n') {
        line.write(next);
        next = in.read();
      }
      if (!line.isBlank()) {
        return Optional.of(line);
      }
    }
  }

  private static boolean startsWith(InputStream in, int first, int second) throws IOException {
    in.mark(2);
    boolean is = in.read() == first && in.read() == second;
    in.reset();
    return is;
  }

  private static int firstCharacter(InputStream in) throws IOException {
    while (true) {
      in.mark(1);
      int next = in.read();
      if (next == -1 || !Character.isWhitespace(next)) {
        in.reset();
        return next;
      }
    }
  }

  /** Whether the first line is an object by itself, as in NDJSON. */
  private static boolean beginsWithAWholeLine(InputStream in) throws IOException {
    in.mark(BUFFER);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next != -1 && next != '\n' && line.size() < BUFFER - 1) {
      line.write(next);
      next = in.read();
    }
    in.reset();
    if (line.size() == BUFFER - 1) {
      return true;
    }
    try (JsonParser one = new JsonFactory().createParser(line.toByteArray())) {
      one.nextToken();
      one.skipChildren();
      return one.currentToken() == JsonToken.END_OBJECT;
    } catch (JsonProcessingException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
