package io.signalbox.fuzz.bomb;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The worst documents that an administrator may write, and what checking them may take. */
// What makes a body is a function without state.
@SuppressWarnings("ImmutableEnumChecker")
enum SettingsBombs {
  NO_JSON(400, 200, () -> "[".repeat(6_000_000)),
  NESTING(400, 200, () -> "{\"routes\":" + "{\"a\":".repeat(1_000_000)),
  UNKNOWN_KEYS(422, 3_000, () -> "{" + list(100_000, i -> "\"k" + i + "\":0") + "}"),
  FAULTY_NAMES(422, 3_000, () -> "{\"instances\":{" + list(20_000, i -> "\"/" + i + "\":7") + "}}"),
  LONG_TEXTS(
      422,
      500,
      () ->
          destinations(
              1, i -> "{\"method\":\"pull\",\"startAt\":\"" + "2".repeat(5_000_000) + "\"}")),
  LONG_DURATION(
      422,
      500,
      () ->
          destinations(
              1,
              i ->
                  "{\"method\":\"pull\",\"interval\":{\"every\":\"P"
                      + "1".repeat(5_000_000)
                      + "D\"}}")),
  HUGE_NUMBERS(
      422,
      500,
      () -> destinations(5, i -> "{\"method\":\"http\",\"http\":{\"batch\":1e999999999}}")),
  MANY_INSTANCES(
      201, 2_000, () -> "{\"instances\":{" + list(20_000, i -> "\"i" + i + "\":{}") + "}}"),
  MANY_TOKENS(
      422,
      2_000,
      () ->
          "{\"instances\":{\"a\":{\"tokens\":["
              + list(50_000, i -> "{\"name\":\"t\",\"token\":\"x\"}")
              + "]}}}"),
  MANY_DESTINATIONS(201, 5_000, () -> destinations(20_000, i -> "{\"method\":\"pull\"}")),
  MANY_RECIPIENTS(
      422,
      2_000,
      () ->
          destinations(
              1,
              i ->
                  "{\"method\":\"mail\",\"uri\":\"mailto:a@b.example\",\"mail\":{\"to\":["
                      + list(100_000, to -> "\"a" + to + "@b.example\"")
                      + "]}}")),
  A_TEMPLATE_TOO_LONG(
      422,
      500,
      () ->
          destinations(
              1,
              i ->
                  "{\"method\":\"mail\",\"uri\":\"mailto:a@b.example\",\"mail\":{\"subject\":\""
                      + "{{".repeat(2_000_000)
                      + "\"}}")),
  MANY_ROUTES(201, 8_000, () -> routes(5_000, i -> "{\"payload\":{\"source.asn\":[" + i + "]}}")),
  ROUTES_WITH_WILDCARDS(
      201,
      8_000,
      () -> routes(300, i -> "{\"payload\":{\"a\":[{\"wildcard\":\"*" + i + "*x*\"}]}}")),
  ROUTES_WITH_MANY_ALTERNATIVES(
      201,
      8_000,
      () ->
          routes(
              20,
              i ->
                  "{\"payload\":{\"$or\":["
                      + list(500, k -> "{\"f" + k + "\":[\"" + i + "\"]}")
                      + "]}}")),
  A_PATTERN_OF_NAMES(
      201,
      1_000,
      () ->
          routes(
              1,
              i ->
                  "{\"payload\":{\"source.url\":["
                      + list(200, k -> "{\"wildcard\":\"*name" + k + "*\"}")
                      + "]}}")),
  A_PATTERN_OF_ALL_BUT_NAMES(
      201,
      1_000,
      () ->
          routes(
              1,
              i ->
                  "{\"payload\":{\"source.url\":[{\"anything-but\":{\"wildcard\":["
                      + list(200, k -> "\"*name" + k + "*\"")
                      + "]}}]}}")),
  A_PATTERN_OF_WILDCARDS(
      422,
      500,
      () ->
          routes(1, i -> "{\"payload\":{\"a\":[{\"wildcard\":\"" + "*a".repeat(5_000) + "\"}]}}")),
  A_PATTERN_OF_COMBINATIONS(
      422,
      500,
      () ->
          routes(
              1,
              i ->
                  "{"
                      + list(
                          5,
                          p ->
                              "\"p"
                                  + p
                                  + "\":{\"$or\":["
                                  + list(9, k -> "{\"f" + k + "\":[1]}")
                                  + "]}")
                      + "}"));

  private final int status;
  private final int megabytes;
  private final Supplier<String> document;

  SettingsBombs(int status, int megabytes, Supplier<String> document) {
    this.status = status;
    this.megabytes = megabytes;
    this.document = document;
  }

  int status() {
    return status;
  }

  int megabytes() {
    return megabytes;
  }

  byte[] document() {
    return document.get().getBytes(StandardCharsets.UTF_8);
  }

  private static String destinations(int count, IntFunction<String> destination) {
    return "{\"destinations\":{"
        + list(count, i -> "\"d" + i + "\":" + destination.apply(i))
        + "}}";
  }

  private static String routes(int count, IntFunction<String> pattern) {
    return "{\"destinations\":{\"d\":{\"method\":\"pull\"}},\"routes\":{"
        + list(
            count,
            i -> "\"r" + i + "\":{\"destinations\":[\"d\"],\"pattern\":" + pattern.apply(i) + "}")
        + "}}";
  }

  private static String list(int count, IntFunction<String> element) {
    return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining(","));
  }
}
