package io.signalbox.console.screen;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form with a file, as browsers send it (RFC 7578). A value that is no UTF-8 is read as
 * Windows-1252: spreadsheets save tables so.
 */
final class MultipartForm {
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)multipart/form-data;.*boundary=\"?([^\";,\\s]{1,70})\"?.*");

  private static final Pattern NAME =
      Pattern.compile("(?im)^content-disposition:\\s*form-data;.*?\\bname=\"([^\"]*)\".*$");

  private static final String LINE = "\r\n";
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private MultipartForm() {}

  static boolean isOne(String contentType) {
    return BOUNDARY.matcher(contentType).matches();
  }

  /**
   * Reads a body.
   *
   * @throws IllegalArgumentException if it is no such form, or one of too many fields
   */
  static FormData parse(byte[] body, String contentType) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.matches()) {
      throw new IllegalArgumentException("The form has no boundary");
    }
    // A character for each byte, so that places in the text are places in the body.
    String text = LINE + new String(body, StandardCharsets.ISO_8859_1);
    String delimiter = LINE + "--" + boundary.group(1);
    Map<String, String> fields = new LinkedHashMap<>();
    int at = text.indexOf(delimiter);
    while (at >= 0 && !text.startsWith("--", at + delimiter.length())) {
      int begin = at + delimiter.length();
      int end = text.indexOf(delimiter, begin);
      int head = text.indexOf(LINE + LINE, begin);
      if (end < 0 || head < 0 || head > end || fields.size() >= FormData.FIELDS_LIMIT) {
        throw new IllegalArgumentException("The form is cut off, or has too many fields");
      }
      Matcher name = NAME.matcher(text.substring(begin, head));
      if (name.find()) {
        int value = Math.min(head + 2 * LINE.length(), end);
        fields.putIfAbsent(name.group(1), decoded(text.substring(value, end)));
      }
      at = end;
    }
    if (at < 0) {
      throw new IllegalArgumentException("The form has no end");
    }
    return new FormData(fields);
  }

  private static String decoded(String latin) {
    byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException other) {
      return new String(bytes, WINDOWS);
    }
  }
}
