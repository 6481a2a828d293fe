package io.signalbox.bench.bill.scenario;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * IntelMQ events as a scan of open services reports them, each of 1,024 bytes: 24 fields, and the
 * line they were read from in {@code raw}, which is a quarter of it. The same for each run.
 */
public final class Events {
  private static final int BYTES = 1024;
  private static final String[] COUNTRIES = {"AT", "DE", "CZ", "PL", "IT", "CH", "FR", "SK"};
  private static final String[] PROTOCOLS = {"http", "ftp", "telnet", "rdp", "snmp", "ntp"};

  private final int recipients;

  /**
   * @param recipients how many networks are named
   */
  public Events(int recipients) {
    this.recipients = recipients;
  }

  /** The events of these numbers, one a line. */
  public byte[] lines(int from, int to) {
    StringBuilder lines = new StringBuilder();
    IntStream.range(from, to).forEach(number -> lines.append(event(number)).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  String event(int number) {
    SplittableRandom random = new SplittableRandom(number);
    int network = 64_512 + number * 7919 % recipients;
    String address = "198.51.%d.%d".formatted(random.nextInt(256), random.nextInt(256));
    String time =
        "2026-11-%02dT%02d:%02d:%02d+00:00"
            .formatted(
                1 + random.nextInt(28), random.nextInt(24), random.nextInt(60), random.nextInt(60));
    String protocol = PROTOCOLS[random.nextInt(PROTOCOLS.length)];
    String country = COUNTRIES[random.nextInt(COUNTRIES.length)];
    int port = 1 + random.nextInt(65_535);
    String host =
        "host-%s.dyn%d.isp.example".formatted(address.replace('.', '-'), random.nextInt(99));
    String banner = hex(random, 32);
    String event =
        """
        {"feed.name":"Open Services","feed.provider":"Scanner","feed.code":"open-%s",\
        "feed.url":"https://reports.scanner.example/2026/11/open-%s.csv","feed.accuracy":100.0,\
        "time.observation":"2026-11-22T06:00:%02d+00:00","time.source":"%s",\
        "classification.taxonomy":"vulnerable","classification.type":"vulnerable-system",\
        "classification.identifier":"open-%s","protocol.transport":"tcp",\
        "protocol.application":"%s","source.ip":"%s","source.port":%d,"source.asn":%d,\
        "source.as_name":"ISP-%d","source.network":"198.51.0.0/16","source.reverse_dns":"%s",\
        "source.geolocation.cc":"%s","source.geolocation.city":"City %d","extra.banner":"%s",\
        "extra.sector":"Communications, Service Provider","extra.tag":"%s;open","raw":"\
        """
            .formatted(
                protocol,
                protocol,
                random.nextInt(60),
                time,
                protocol,
                protocol,
                address,
                port,
                network,
                network,
                host,
                country,
                random.nextInt(500),
                banner,
                protocol);
    String line =
        String.join(
            ",", time, address, "tcp", "" + port, host, protocol, "" + network, country, banner);
    int left = BYTES - event.length() - 2;
    return event + raw(line, random, left / 4 * 3) + "\"" + " ".repeat(left % 4) + "}";
  }

  /** So many bytes of the line as IntelMQ keeps it, in base64. */
  private static String raw(String line, SplittableRandom random, int bytes) {
    String filled = (line + "," + hex(random, bytes)).substring(0, bytes);
    return Base64.getEncoder().encodeToString(filled.getBytes(StandardCharsets.UTF_8));
  }

  private static String hex(SplittableRandom random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(Long.toHexString(random.nextLong()));
    }
    return text.substring(0, length);
  }
}
