package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.Revision;
import io.signalbox.settings.service.check.Fault;
import java.util.List;

/** What a request makes of the settings as they stand. */
sealed interface Proposal {

  /** Makes a proposal; made anew when the settings have changed meanwhile. */
  @FunctionalInterface
  interface Maker {
    Proposal propose(Revision base);
  }

  /** Nothing: the request ends with that answer. */
  record End(Written written) implements Proposal {}

  /**
   * Another document.
   *
   * @param scope the pointer to what the request writes; empty for the whole document
   * @param created whether that was not there before
   */
  record Change(ObjectNode document, String scope, boolean created) implements Proposal {

    /**
     * The faults of what the request writes, with pointers into that. Others stood before: a
     * stricter hub must not keep anybody from mending one entry after the other.
     */
    List<Fault> within(List<Fault> faults) {
      return faults.stream()
          .filter(fault -> fault.pointer().equals(scope) || fault.pointer().startsWith(scope + "/"))
          .map(fault -> new Fault(fault.pointer().substring(scope.length()), fault.reason()))
          .toList();
    }
  }
}
