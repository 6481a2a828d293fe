package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.check.Fault;
import java.util.List;
import java.util.Map;

/**
 * A written document made ready to be kept.
 *
 * @param document with hashes for tokens and references for credentials
 * @param newSecrets the credentials that have to be in the secret store before it is kept, by name
 * @param retired names of credentials that are of no use once it is kept
 * @param faults references to nothing
 */
record Prepared(
    ObjectNode document, Map<String, String> newSecrets, List<String> retired, List<Fault> faults) {

  @Override
  public String toString() {
    return "Prepared[" + newSecrets.keySet() + ", " + retired + ", " + faults + "]";
  }
}
