package io.signalbox.bench.flow;

import io.signalbox.bench.NationalRegister;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Digests of all organisations that are due at the same minute, beside mails that go at once. The
 * destination's rate is that of the mailer.
 */
final class DueDigests {
  private static final int BATCH = 500;
  private static final Duration BETWEEN = Duration.ofMillis(200);
  private static final int MAILS_BEFORE = 300;
  private static final int MAILS_AT_A_TIME = 25;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final double MEGABYTE = 1 << 20;
  private static final Pattern NUMBER = Pattern.compile("number:([0-9]+)");

  private final int organisations;
  private final int mailsASecond;
  private final Instant due;
  private final StoredEnvelopes atOnce = new StoredEnvelopes();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final AtomicLong digests = new AtomicLong();
  private final AtomicLong first = new AtomicLong();
  private final AtomicLong last = new AtomicLong();

  /**
   * @param mailsASecond the destination's rate; 0 for none
   * @param lead how long before they are due the events are posted
   */
  DueDigests(int organisations, int mailsASecond, Duration lead) {
    this.organisations = organisations;
    this.mailsASecond = mailsASecond;
    this.due = Instant.now().plus(lead).truncatedTo(ChronoUnit.MINUTES);
  }

  void measure(Path root, String heap) throws IOException, InterruptedException {
    try (MailSink sink = new MailSink(this::mailed);
        HubProcess hub =
            HubProcess.startOn(
                HubFolder.with(settings()),
                root,
                Optional.of(heap),
                "--smtp",
                sink.hostAndPort(),
                "--sender",
                "cert@cert.example")) {
      DirectoryMain.fill(hub, organisations);
      post(hub);
      if (!Instant.now().isBefore(due)) {
        throw new IllegalStateException("The events came after the digests were due: --lead");
      }
      Pulse pulse = new Pulse(hub.uri(), "single", BETWEEN, atOnce);
      pulse.post(MAILS_BEFORE);
      atOnce.await(1);
      pulse.post(MAILS_BEFORE);
      double before = atOnce.await(1).milliseconds(99);
      DirectoryMain.tell("mails at once before: p99, ms", before);
      DirectoryMain.tell("live heap before, MB", hub.liveHeapBytes() / MEGABYTE);
      Thread.sleep(Duration.between(Instant.now(), due));
      Duration cpuBefore = hub.cpuTime();
      postUntil(pulse, 1);
      atOnce.await(1);
      postUntil(pulse, organisations / 2);
      DirectoryMain.tell("live heap when half are sent, MB", hub.liveHeapBytes() / MEGABYTE);
      postUntil(pulse, organisations * 9 / 10);
      Percentiles meanwhile = atOnce.await(1);
      DirectoryMain.tell("mails at once meanwhile: p99, ms", meanwhile.milliseconds(99));
      DirectoryMain.tell("… relative to before (target: 1.2)", meanwhile.milliseconds(99) / before);
      awaitAll();
      DirectoryMain.tell(
          "CPU time, s a thousand digests",
          hub.cpuTime().minus(cpuBefore).toMillis() / (double) organisations);
      DirectoryMain.tell("live heap after, MB", hub.liveHeapBytes() / MEGABYTE);
      DirectoryMain.tell("resident after, MB", hub.residentBytes() / MEGABYTE);
    }
    double seconds = (last.get() - first.get()) / 1e9;
    DirectoryMain.tell("digests handed over", (double) digests.get());
    DirectoryMain.tell("recipients", told.size());
    DirectoryMain.tell("from the first to the last, s", seconds);
    DirectoryMain.tell("digests a second", digests.get() / seconds);
  }

  /** Posts at the usual rate until so many digests were handed over. */
  private void postUntil(Pulse pulse, int handedOver) throws IOException, InterruptedException {
    while (digests.get() < handedOver) {
      pulse.post(MAILS_AT_A_TIME);
      Thread.sleep(BETWEEN);
    }
  }

  private void awaitAll() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (digests.get() < organisations && System.nanoTime() < end) {
      Thread.sleep(100);
    }
  }

  private void mailed(String recipient, String content) {
    if (recipient.startsWith("now@")) {
      NUMBER
          .matcher(content)
          .results()
          .forEach(found -> atOnce.came(Long.parseLong(found.group(1))));
      return;
    }
    long now = System.nanoTime();
    first.compareAndSet(0, now);
    last.accumulateAndGet(now, Math::max);
    told.add(recipient);
    digests.incrementAndGet();
  }

  private void post(HubProcess hub) throws IOException {
    try (Client client = new Client(hub.uri(), Settings.TOKEN)) {
      for (int from = 0; from < organisations; from += BATCH) {
        client.post(
            IntStream.range(from, Math.min(organisations, from + BATCH))
                .mapToObj(DueDigests::event)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private static String event(int organisation) {
    return """
    {"feed.code":"digest","source.ip":"%s","time.source":"2026-11-22T06:00:00+00:00",\
    "classification.type":"vulnerable-system"}
    """
        .formatted(NationalRegister.address(organisation));
  }

  private String settings() {
    return """
    {"instances": {"sender": {"tokens": [{"name": "one", "token": "%s"}], "grants": {"post": true}}},
     "destinations": {
       "owners": {"method": "mail", "uri": "directory:contacts", "format": "csv"%s,
                  "interval": {"daily": "%s", "zone": "UTC"}, "mail": {"to": ["handlers@cert.example"]}},
       "now": {"method": "mail", "uri": "mailto:now@isp.example", "interval": {"pause": "PT0S"}, "mail":
               {"template": {"text": "{%% for event in events %%}number:{{ event[\\"extra.number\\"] }}\\n{%% endfor %%}"}}}},
     "routes": {
       "owners": {"pattern": {"payload": {"feed.code": ["digest"]}}, "destinations": ["owners"]},
       "now": {"pattern": {"payload": {"feed.code": ["single"]}}, "destinations": ["now"]}}}
    """
        .formatted(
            Settings.TOKEN,
            mailsASecond == 0
                ? ""
                : ", \"rate\": {\"requests\": %d, \"per\": \"PT1S\"}".formatted(mailsASecond),
            due.atOffset(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("HH:mm")));
  }
}
