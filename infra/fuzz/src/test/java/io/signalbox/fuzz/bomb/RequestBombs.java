package io.signalbox.fuzz.bomb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * The worst bodies that an instance may post, each as large as a request may be, and what they may
 * take: from the request to the answer, with all that is kept, on a store in memory.
 */
// What makes a body is a function without state.
@SuppressWarnings("ImmutableEnumChecker")
enum RequestBombs {
  GZIP_OF_A_HUNDRED_MEGABYTES(413, 50, RequestBombs::zipped),
  OPEN_BRACKETS(400, 100, () -> fill("[")),
  OPEN_OBJECTS(400, 100, () -> fill("{\"a\":")),
  AN_ITEM_OF_BRACKETS(422, 150, () -> "{\"a\":" + nested(200_000) + "}"),
  LINES_OF_BRACKETS(422, 300, () -> ("{\"a\":" + nested(50_000) + "}\n").repeat(60)),
  BLANK_LINES(422, 400, () -> fill("\n") + "{}"),
  MORE_ITEMS_THAN_ALLOWED(413, 100, () -> "[0" + fill(",0") + "]"),
  AS_MANY_ITEMS_AS_ALLOWED(200, 1_000, () -> lines(5_000, i -> "{\"source.asn\":" + (i + 1) + "}")),
  AS_MANY_FAULTS_AS_ALLOWED(422, 500, () -> lines(5_000, i -> "{" + "x".repeat(1_200) + "}")),
  AN_ARRAY_TOO_WIDE(422, 150, () -> "{\"a\":[0" + fill(",0") + "]}"),
  ARRAYS_AS_WIDE_AS_ALLOWED(
      200, 3_000, () -> lines(30, i -> "{\"a\":[" + i + ",0".repeat(99_900) + "]}")),
  TOO_MANY_KEYS(422, 200, () -> "{" + list(400_000, i -> "\"f" + i + "\":0") + "}"),
  AS_MANY_KEYS_AS_ALLOWED(200, 100, () -> "{" + list(9_999, i -> "\"f" + i + "\":0") + "}"),
  NAMES_AS_LONG_AS_ALLOWED(
      200, 500, () -> "{" + list(9_999, i -> "\"%0500d\":0".formatted(i)) + "}"),
  KEYS_THAT_COLLIDE(200, 100, () -> "{" + list(9_999, i -> quoted(colliding(i)) + ":0") + "}"),
  A_NUMBER_TOO_LONG(422, 100, () -> "{\"a\":" + fill("9") + "}"),
  INTEGERS_OF_HUNDREDS_OF_DIGITS(
      200, 1_500, () -> "{\"a\":[" + list(20_000, i -> "1" + "0".repeat(307)) + "]}"),
  DECIMALS_OF_A_THOUSAND_DIGITS(
      200, 1_000, () -> "{\"a\":[" + list(6_000, i -> "1." + "0".repeat(990)) + "]}"),
  HUGE_EXPONENTS(200, 800, () -> "{\"a\":[" + list(99_000, i -> "1e30" + i % 8) + "]}"),
  NUMBERS_HARDLY_ABOVE_NOTHING(
      200, 1_600, () -> "{\"a\":[" + list(99_000, i -> "1e-3" + (10 + i % 14)) + "]}"),
  EXPONENTS_OUT_OF_ALL_BOUNDS(422, 100, () -> "{\"a\":1e999999999}"),
  ONE_LONG_TEXT(200, 400, () -> "{\"raw\":\"" + fill("x") + "\"}"),
  A_URL_OF_MANY_ESCAPES(200, 600, () -> "{\"source.url\":\"" + fill("http://a/%") + "\"}"),
  A_NAME_OF_MANY_LABELS(200, 500, () -> "{\"source.fqdn\":\"" + fill("a.") + "\"}"),
  A_PATH_OF_MANY_HUBS(422, 150, () -> "{\"a\":1,\"extra.signalbox_path\":\"" + fill("!a") + "\"}"),
  AN_ID_OF_MANY_PARTS(422, 150, () -> "{\"a\":1,\"extra.signalbox_id\":\"" + fill(":") + "\"}"),
  TAGS(
      200,
      50,
      () -> "{\"meta\":{\"tags\":[" + list(90_000, i -> "\"\"") + "]},\"payload\":{\"a\":1}}"),
  META_OF_MANY_KEYS(
      200,
      200,
      () -> "{\"meta\":{" + list(90_000, i -> "\"k" + i + "\":0") + "},\"payload\":{\"a\":1}}"),
  A_NEWER_PROTOCOL_OF_MANY_KEYS(
      200,
      300,
      () ->
          "{\"version\":7,\"new\":{"
              + list(90_000, i -> "\"k" + i + "\":0")
              + "},\"payload\":{\"a\":1}}"),
  A_FORM_OF_TOO_MANY_VALUES(422, 200, () -> "a=1" + fill("&a=")),
  A_FORM_OF_MANY_VALUES(200, 200, () -> "a=1" + "&a=".repeat(90_000)),
  A_FORM_OF_ESCAPES(200, 300, () -> "a=" + fill("%41"));

  private static final int BODY_BYTES = 6_200_000;

  private final int status;
  private final int megabytes;
  private final Supplier<Object> body;

  RequestBombs(int status, int megabytes, Supplier<Object> body) {
    this.status = status;
    this.megabytes = megabytes;
    this.body = body;
  }

  int status() {
    return status;
  }

  int megabytes() {
    return megabytes;
  }

  boolean isGzip() {
    return this == GZIP_OF_A_HUNDRED_MEGABYTES;
  }

  byte[] body() {
    return body.get() instanceof byte[] bytes
        ? bytes
        : body.get().toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String fill(String piece) {
    return piece.repeat(BODY_BYTES / piece.length());
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static String list(int count, IntFunction<String> element) {
    return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining(","));
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  /** Texts with the same hash, in the parser's table of names as in Java's own. */
  private static String colliding(int number) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < 14; bit++) {
      text.append((number >> bit & 1) == 0 ? "AB" : "B!");
    }
    return text.toString();
  }

  private static Object zipped() {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] megabyte = " ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 100; i++) {
        gzip.write(megabyte);
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return packed.toByteArray();
  }
}
