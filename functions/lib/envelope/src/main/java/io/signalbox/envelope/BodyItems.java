package io.signalbox.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts a body into items: one object, an array of them, one on each line, or a form. Each is handed
 * on before the next is cut: while it is worked on, it is still in the processor's cache.
 */
final class BodyItems {
  private final Consumer<RawItem> taker;
  private int count;

  BodyItems(Consumer<RawItem> taker) {
    this.taker = taker;
  }

  /** Hands on what the body holds; some of it already before a fault is found. */
  void cut(byte[] body, MediaType type) throws UnreadableBody {
    // Latin-1 maps each byte to a character: good enough to see how a body begins.
    String start = new String(body, 0, Math.min(body.length, 1024), StandardCharsets.ISO_8859_1);
    String shape = start.startsWith("\u00EF\u00BB\u00BF") ? start.substring(3) : start;
    if (shape.isBlank() && isBlank(body, 0, body.length)) {
      throw new UnreadableBody.Malformed(1, 1, "an envelope was expected; the body is empty");
    }
    if (!shape.stripLeading().startsWith("[")
        && (type == MediaType.LINES || looksLikeLines(body))) {
      cutLines(body);
      return;
    }
    String text = Utf8.text(body, 0, body.length, 1);
    if (FormBody.looksLikeForm(text)) {
      taker.accept(FormBody.item(text));
    } else {
      cutDocument(text);
    }
  }

  /** Whether the first line is an object, and another one follows. */
  private static boolean looksLikeLines(byte[] body) {
    int end = 0;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    int last = end - 1;
    while (last > 0 && Character.isWhitespace(body[last])) {
      last--;
    }
    int next = end;
    while (next < body.length && Character.isWhitespace(body[next])) {
      next++;
    }
    return next < body.length && body[next] == '{' && last > 0 && body[last] == '}';
  }

  /** Whether all of it is blank, taken as Latin-1, of which each byte is a character. */
  private static boolean isBlank(byte[] body, int begin, int end) {
    int at = begin;
    while (at < end && Character.isWhitespace((char) Byte.toUnsignedInt(body[at]))) {
      at++;
    }
    return at == end;
  }

  private void cutDocument(String text) throws UnreadableBody {
    try (JsonParser parser = Json.MAPPER.createParser(text)) {
      ItemCutter cutter = new ItemCutter(parser, text);
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          requireRoom();
          taker.accept(cutter.cut());
        }
      } else {
        taker.accept(cutter.cut());
      }
      if (parser.nextToken() != null) {
        throw new UnreadableBody.Malformed(
            parser.currentTokenLocation().getLineNr(),
            parser.currentTokenLocation().getColumnNr(),
            "the end was expected; several envelopes go into an array, or one on each line");
      }
    } catch (JsonProcessingException syntax) {
      throw Syntax.malformed(syntax, 1);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** What is wrong with one line costs no other. */
  private void cutLines(byte[] body) throws UnreadableBody {
    int number = 1;
    for (int begin = 0; begin < body.length; number++) {
      int end = begin;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      if (!isBlank(body, begin, end)) {
        requireRoom();
        taker.accept(line(body, begin, end, number));
      }
      begin = end + 1;
    }
  }

  private static RawItem line(byte[] body, int begin, int end, int number) {
    String line = "";
    try {
      line = Utf8.text(body, begin, end, number);
      return line(line, number);
    } catch (UnreadableBody.Malformed malformed) {
      return new RawItem.Broken(
          new ItemFault("", String.valueOf(malformed.getMessage())),
          line.isEmpty() ? new String(body, begin, end - begin, StandardCharsets.UTF_8) : line);
    }
  }

  private static RawItem line(String line, int number) throws UnreadableBody.Malformed {
    try (JsonParser parser = Json.MAPPER.createParser(line)) {
      parser.nextToken();
      RawItem item = new ItemCutter(parser, line).cut();
      if (parser.nextToken() != null) {
        throw new UnreadableBody.Malformed(
            number, parser.currentTokenLocation().getColumnNr(), "the line's end was expected");
      }
      return item;
    } catch (JsonProcessingException syntax) {
      throw Syntax.malformed(syntax, number);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void requireRoom() throws UnreadableBody {
    if (count == Limits.ITEMS) {
      throw new UnreadableBody.TooLarge(Limits.ITEMS_NAME, Limits.ITEMS);
    }
    count++;
  }
}
