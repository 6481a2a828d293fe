package io.signalbox.settings;

import io.signalbox.envelope.Marking;
import io.signalbox.envelope.Marking.Pap;
import io.signalbox.envelope.Marking.Tlp;
import java.util.Optional;
import java.util.function.Function;

/** Reads marks of TLP and PAP out of settings: {@code {"tlp": "AMBER+STRICT", "pap": "GREEN"}}. */
final class Marks {

  private Marks() {}

  static Marking read(JsonFields marks) {
    return new Marking(mark(marks, "tlp", Tlp::parse), mark(marks, "pap", Pap::parse));
  }

  private static <M> Optional<M> mark(
      JsonFields marks, String protocol, Function<String, Optional<M>> parse) {
    return marks
        .text(protocol)
        .map(
            text ->
                parse
                    .apply(text)
                    .orElseThrow(
                        () -> new IllegalArgumentException(protocol + " has no mark " + text)));
  }
}
