package io.signalbox.lookup;

import io.signalbox.api.Request;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.Stored;
import io.signalbox.directory.json.DirectoryJson;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** What a request asks to be true of the object that stands (RFC 9110, section 13). */
final class Precondition {
  private Precondition() {}

  static Predicate<Optional<Stored<DirectoryObject>>> of(Request request) {
    Optional<String> ifMatch = request.header("If-Match");
    Optional<String> ifNoneMatch = request.header("If-None-Match");
    return standing ->
        ifMatch.map(wanted -> names(wanted, standing)).orElse(true)
            && !ifNoneMatch.map(unwanted -> names(unwanted, standing)).orElse(false);
  }

  private static boolean names(String header, Optional<Stored<DirectoryObject>> standing) {
    if (header.strip().equals("*")) {
      return standing.isPresent();
    }
    return standing
        .map(DirectoryJson::tag)
        .filter(tag -> Arrays.stream(header.split(",")).map(String::strip).anyMatch(tag::equals))
        .isPresent();
  }
}
