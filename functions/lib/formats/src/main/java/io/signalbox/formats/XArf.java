package io.signalbox.formats;

import io.signalbox.envelope.Payload;
import io.signalbox.settings.XArfOptions.Otherwise;
import java.net.URI;
import java.util.Optional;

/** What the versions of X-ARF share. */
final class XArf {
  private static final EventFormat JSON = new JsonFormat("json", Optional.empty());

  private XArf() {}

  /** The format of events for which X-ARF has no place. */
  static Optional<EventFormat> otherwise(WriteOptions options) {
    return options.otherwise() == Otherwise.JSON ? Optional.of(JSON) : Optional.empty();
  }

  /** The address or the name of the host that a report is about. */
  static Optional<String> host(Payload payload) {
    return payload
        .text("source.ip")
        .filter(Shapes::isIp)
        .or(() -> payload.text("source.fqdn").filter(Shapes::isHostName))
        .or(() -> url(payload).flatMap(url -> Optional.ofNullable(url.getHost())));
  }

  static Optional<URI> url(Payload payload) {
    return payload.text("source.url").filter(Shapes::isAsciiUrl).map(URI::create);
  }
}
