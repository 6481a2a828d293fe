package io.signalbox.settings;

import java.util.List;
import java.util.Optional;

/**
 * What an instance gets by n6's REST API. It needs the grant to read the feeds, too.
 *
 * @param feed the feed of {@code search/events}, and of {@code report/inside}
 * @param threats the feed of {@code report/threats}
 * @param networks the instance's own: what {@code report/inside} has of the feed
 */
public record N6Options(
    Optional<String> feed, Optional<String> threats, List<NetworkRange> networks) {
  public N6Options {
    networks = List.copyOf(networks);
  }

  static N6Options read(JsonFields options) {
    return new N6Options(
        options.text("feed"),
        options.text("threats"),
        options.texts("networks").stream().map(NetworkRange::parse).toList());
  }
}
