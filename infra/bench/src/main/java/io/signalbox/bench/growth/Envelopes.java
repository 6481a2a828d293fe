package io.signalbox.bench.growth;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.UnreadableBody;
import java.util.Locale;

/** Events about hosts of many networks. */
final class Envelopes {
  /** The first of the numbers that are free for everybody's own use. */
  static final long FIRST_ASN = 4_200_000_000L;

  private static final EnvelopeReader READER = new EnvelopeReader();

  private Envelopes() {}

  /**
   * An event.
   *
   * @param number makes it different from the others
   * @param network which network it is about, from 0: its AS, addresses and domain
   */
  static Envelope about(long number, int network) throws UnreadableBody {
    return READER.readOne(
        String.format(
            Locale.ROOT,
            """
            {"feed.name": "Open Services", "feed.code": "code-%2$d", "feed.accuracy": 100.0, \
            "time.source": "2026-11-22T06:00:00+00:00", "source.ip": "%3$s", "source.port": 443, \
            "source.asn": %4$d, "source.fqdn": "host.%5$s", "extra.number": %1$d, \
            "classification.taxonomy": "vulnerable", "classification.type": "vulnerable-system", \
            "protocol.transport": "tcp"}\
            """,
            number,
            network,
            address(network) + ".7",
            FIRST_ASN + network,
            domain(network)));
  }

  /** The beginning of a network's addresses. */
  static String address(int network) {
    return "10.%d.%d".formatted(network / 256 % 256, network % 256);
  }

  static String domain(int network) {
    return "isp-%d.example".formatted(network);
  }
}
