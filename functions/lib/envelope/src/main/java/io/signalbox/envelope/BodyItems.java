package io.signalbox.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a body into items: one object, an array of them, one on each line, or a form. */
final class BodyItems {
  private BodyItems() {}

  static List<RawItem> of(byte[] body, MediaType type) throws UnreadableBody {
    // Latin-1 maps each byte to a character: good enough to see how a body begins.
    String start = new String(body, 0, Math.min(body.length, 1024), StandardCharsets.ISO_8859_1);
    String shape = start.startsWith("\u00EF\u00BB\u00BF") ? start.substring(3) : start;
    if (shape.isBlank() && new String(body, StandardCharsets.ISO_8859_1).isBlank()) {
      throw new UnreadableBody.Malformed(1, 1, "an envelope was expected; the body is empty");
    }
    if (!shape.stripLeading().startsWith("[")
        && (type == MediaType.LINES || looksLikeLines(body))) {
      return ofLines(body);
    }
    String text = Utf8.text(body, 1);
    return FormBody.looksLikeForm(text) ? List.of(FormBody.item(text)) : ofDocument(text);
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

  private static List<RawItem> ofDocument(String text) throws UnreadableBody {
    List<RawItem> items = new ArrayList<>();
    try (JsonParser parser = Json.MAPPER.createParser(text)) {
      ItemCutter cutter = new ItemCutter(parser, text);
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          requireRoom(items);
          items.add(cutter.cut());
        }
      } else {
        items.add(cutter.cut());
      }
      if (parser.nextToken() != null) {
        throw new UnreadableBody.Malformed(
            parser.currentTokenLocation().getLineNr(),
            parser.currentTokenLocation().getColumnNr(),
            "the end was expected; several envelopes go into an array, or one on each line");
      }
      return items;
    } catch (JsonProcessingException syntax) {
      throw Syntax.malformed(syntax, 1);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** What is wrong with one line costs no other. */
  private static List<RawItem> ofLines(byte[] body) throws UnreadableBody {
    List<RawItem> items = new ArrayList<>();
    int number = 1;
    for (int begin = 0; begin < body.length; number++) {
      int end = begin;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      byte[] line = Arrays.copyOfRange(body, begin, end);
      if (!new String(line, StandardCharsets.ISO_8859_1).isBlank()) {
        requireRoom(items);
        items.add(ofLine(line, number));
      }
      begin = end + 1;
    }
    return items;
  }

  private static RawItem ofLine(byte[] bytes, int number) {
    String line = new String(bytes, StandardCharsets.UTF_8);
    try {
      line = Utf8.text(bytes, number);
      return ofLine(line, number);
    } catch (UnreadableBody.Malformed malformed) {
      return new RawItem.Broken(new ItemFault("", String.valueOf(malformed.getMessage())), line);
    }
  }

  private static RawItem ofLine(String line, int number) throws UnreadableBody.Malformed {
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

  private static void requireRoom(List<RawItem> items) throws UnreadableBody {
    if (items.size() == Limits.ITEMS) {
      throw new UnreadableBody.TooLarge(Limits.ITEMS_NAME, Limits.ITEMS);
    }
  }
}
