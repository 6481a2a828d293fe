package io.signalbox.track;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Parameters;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.notice.Notice;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.operations.Destinations;
import io.signalbox.operations.NoticeJson;
import io.signalbox.settings.people.Permission;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code GET /v1/proofs/{day}}: who was told what on a day, when, and with which answer, as a
 * {@link ProofChain}. Notices lie in the order of their tickets, which have no gap. A day with many
 * takes several requests, whose answers are one chain.
 */
final class ProofEndpoint {
  static final Set<String> PARAMETERS = Set.of("after", "previous", "signature");

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int LAST_NUMBER = 99_999_998;
  private static final int NOTICES_LIMIT = 200;
  private static final int BYTES_LIMIT = 3_000_000;

  /** API Gateway waits for 29 s; what was read by then is an answer. */
  private static final Duration READING = Duration.ofSeconds(15);

  private final Authenticator gate;
  private final Tickets tickets;
  private final Destinations destinations;
  private final DeliveryContent content;
  private final ProofKey key;
  private final String hubName;
  private final Clock clock;

  ProofEndpoint(
      Authenticator gate,
      Tickets tickets,
      Destinations destinations,
      DeliveryContent content,
      ProofKey key,
      String hubName,
      Clock clock) {
    this.gate = gate;
    this.tickets = tickets;
    this.destinations = destinations;
    this.content = content;
    this.key = key;
    this.hubName = hubName;
    this.clock = clock;
  }

  Response get(Request request) {
    gate.authenticate(request).require(Permission.AUDIT);
    Parameters parameters = new Parameters(request);
    LocalDate day = day(request.pathParameter("day"));
    int last = parameters.number("after", 0, LAST_NUMBER, 0);
    ProofChain chain = chain(parameters);
    Instant until = clock.instant().plus(READING);
    List<Notice> notices = tickets.oldest(day, last, NOTICES_LIMIT);
    boolean isDone = notices.size() < NOTICES_LIMIT;
    for (Notice notice : notices) {
      if (chain.sizeBytes() > BYTES_LIMIT || clock.instant().isAfter(until)) {
        isDone = false;
        break;
      }
      chain.add("notice", json(notice));
      last = notice.ticket().number();
    }
    chain.add("end", end(day, last, isDone));
    chain.sign(key);
    return Response.bytes(200, "application/x-ndjson", chain.bytes());
  }

  /** Goes on behind what this hub has signed, and behind nothing else: it would sign that, too. */
  private ProofChain chain(Parameters parameters) {
    Optional<String> signed = parameters.parsed("previous", ProofEndpoint::hash);
    Optional<String> signature = parameters.text("signature");
    if (signed.isEmpty() && signature.isEmpty()) {
      return ProofChain.beginning();
    }
    byte[] bytes = signed.orElse("").getBytes(StandardCharsets.US_ASCII);
    if (!key.signed(bytes, signature.orElse(""))) {
      throw Parameters.invalid(
          "signature",
          "This hub did not sign it. Give previous and signature of the last line of its answer.");
    }
    return ProofChain.behind(signed.orElse(""), signature.orElse(""));
  }

  /** What the signature says of the whole. */
  private ObjectNode end(LocalDate day, int last, boolean isDone) {
    Instant now = clock.instant();
    boolean isOver = now.atOffset(ZoneOffset.UTC).toLocalDate().isAfter(day);
    return JsonNodeFactory.instance
        .objectNode()
        .put("hub", hubName)
        .put("day", day.toString())
        .put("last", last)
        .put("done", isDone)
        .put("dayIsOver", isOver)
        .put("at", now.toString())
        .put("key", key.publicKey());
  }

  private ObjectNode json(Notice notice) {
    TicketHolder holder = notice.holder();
    ObjectNode json =
        NoticeJson.of(notice, destinations.find(holder.reader().feed().destination()));
    content.put(json, holder.delivery(), holder.reader().feed(), holder.from(), holder.to());
    return json;
  }

  private static LocalDate day(String text) {
    try {
      return DAY.matcher(text).matches() ? LocalDate.parse(text) : noDay();
    } catch (DateTimeException notInTheCalendar) {
      return noDay();
    }
  }

  private static LocalDate noDay() {
    throw Parameters.invalid("day", "Expected a day such as 2026-11-28.");
  }

  private static String hash(String text) {
    if (!HASH.matcher(text).matches()) {
      throw new IllegalArgumentException("expected a SHA-256 in hexadecimal");
    }
    return text;
  }
}
