package io.signalbox.formats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Marking.Tlp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The STIX objects that indicators of many events refer to. */
public final class StixShared {

  private StixShared() {}

  /** The hub's identity, then the marks of TLP 2.0; always the same for a hub. */
  public static List<ObjectNode> objects(HubIdentity hub) {
    return Stream.concat(
            Stream.of(StixObjects.identity(hub)),
            Arrays.stream(Tlp.values()).map(StixObjects::mark))
        .toList();
  }
}
