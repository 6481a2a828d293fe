package io.signalbox.track;

import io.signalbox.delivery.AddressHash;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Located;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Notices of a test. */
public final class Notices {

  private Notices() {}

  /** Gives the feed an event under the number, and tickets it to {@code org-N}. */
  public static void add(Hub hub, int n, FeedId feed) {
    hub.route(hub.keep("cert-at", n, ""), feed);
    ticket(hub, n, feed);
  }

  /** Tickets the newest event of the feed to {@code org-N}; answers with its delivery. */
  static UUID ticket(Hub hub, int n, FeedId feed) {
    Located place = hub.feeds.newest(feed).orElseThrow();
    UUID delivery = new UUID(1, n);
    TicketHolder holder =
        new TicketHolder(
            delivery,
            ReaderId.main(feed),
            place.position(),
            place.next(),
            hub.clock.instant(),
            new NoticeSubject(
                Optional.of("org-" + n),
                List.of(
                    new NoticeSubject.Recipient(
                        AddressHash.of("mail-" + n + "@isp.example"),
                        Optional.of("contact-" + n),
                        Optional.of(7L))),
                List.of("192.0.2." + n)));
    hub.tickets.take(
        hub.clock.instant().atOffset(ZoneOffset.UTC).toLocalDate(), 0, List.of(holder));
    hub.log.add(
        ReaderId.main(feed),
        "run",
        List.of(
            new DeliveryRecord(
                delivery,
                feed,
                "main",
                place.position(),
                place.next(),
                1,
                1,
                hub.clock.instant(),
                Result.DELIVERED,
                "200")));
    return delivery;
  }
}
