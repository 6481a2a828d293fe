package io.signalbox.cli.doctor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * What a check found.
 *
 * @param detail what was seen, and what to do where it is not ok
 */
record Finding(String check, Verdict verdict, String detail) {
  /** How it is. */
  enum Verdict {
    OK,
    WARNING,
    FAULT,
    SKIPPED
  }

  static Finding ok(String check, String detail) {
    return new Finding(check, Verdict.OK, detail);
  }

  static Finding warning(String check, String detail) {
    return new Finding(check, Verdict.WARNING, detail);
  }

  static Finding fault(String check, String detail) {
    return new Finding(check, Verdict.FAULT, detail);
  }

  static Finding skipped(String check, String detail) {
    return new Finding(check, Verdict.SKIPPED, detail);
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("check", check)
        .put("result", verdict.name().toLowerCase(Locale.ROOT))
        .put("detail", detail);
  }
}
