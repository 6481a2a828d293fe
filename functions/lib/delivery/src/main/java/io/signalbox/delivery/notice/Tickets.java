package io.signalbox.delivery.notice;

import io.signalbox.delivery.reader.Ticket;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Gives tickets out: each day's numbers from 1 on, without a gap, each to one delivery, and each
 * delivery one.
 *
 * <p>A number is an item that is inserted once, behind the one before it, by the delivery that
 * takes it. Who wants a ticket first writes down which deliveries it is about to send, and then
 * looks through all numbers that were given out since: what another process took for the same
 * deliveries meanwhile, or a process that died had taken, is found there.
 */
public final class Tickets {
  private static final String PREFIX = "ticket#";
  private static final int NUMBERS_A_READ = 1_000;

  private final Table deliveries;
  private final Clock clock;
  private final Duration retention;

  public Tickets(Table deliveries, Clock clock, Duration retention) {
    this.deliveries = deliveries;
    this.clock = clock;
    this.retention = retention;
  }

  /** The last number of the day; 0 where it has none. */
  public int last(LocalDate day) {
    return deliveries.query(Range.descending(partition(day), 1), Consistency.STRONG).stream()
        .findFirst()
        .map(Tickets::number)
        .orElse(0);
  }

  /**
   * The tickets of these deliveries, which they have or take now. To be repeated with the same
   * arguments where it throws.
   *
   * @param after a number behind which all tickets of these deliveries lie: the {@linkplain #last
   *     last} one before they were written down, or 0
   */
  public Map<UUID, Ticket> take(LocalDate day, int after, List<TicketHolder> holders) {
    Set<UUID> wanted = holders.stream().map(TicketHolder::delivery).collect(Collectors.toSet());
    Map<UUID, Ticket> taken = new HashMap<>();
    int last = after;
    List<Item> items;
    do {
      Range range = Range.ascending(partition(day), NUMBERS_A_READ).from(sort(last + 1));
      items = deliveries.query(range, Consistency.STRONG);
      for (Item item : items) {
        last = number(item);
        put(item, day, wanted, taken);
      }
    } while (items.size() == NUMBERS_A_READ);
    for (TicketHolder holder : holders) {
      while (!taken.containsKey(holder.delivery())) {
        last++;
        put(standing(day, last, holder), day, wanted, taken);
      }
    }
    return taken;
  }

  /** What went out under the ticket. */
  public Optional<Notice> find(Ticket ticket) {
    return deliveries
        .get(key(ticket.day(), ticket.number()), Consistency.STRONG)
        .map(item -> notice(ticket.day(), item));
  }

  /**
   * Notices of a day, the latest first.
   *
   * @param below the number above the first one wanted
   */
  public List<Notice> newest(LocalDate day, int below, int limit) {
    Range range = Range.descending(partition(day), limit).to(sort(below));
    return deliveries.query(range, Consistency.EVENTUAL).stream()
        .map(item -> notice(day, item))
        .toList();
  }

  /**
   * Notices of a day, the earliest first.
   *
   * @param above the number below the first one wanted
   */
  public List<Notice> oldest(LocalDate day, int above, int limit) {
    Range range = Range.ascending(partition(day), limit).from(sort(above + 1));
    return deliveries.query(range, Consistency.STRONG).stream()
        .map(item -> notice(day, item))
        .toList();
  }

  /** Changes what became of a notice; empty where it is not there. */
  public Optional<Notice> change(Ticket ticket, UnaryOperator<NoticeState> change) {
    Key key = key(ticket.day(), ticket.number());
    while (true) {
      Optional<Item> standing = deliveries.get(key, Consistency.STRONG);
      if (standing.isEmpty()) {
        return Optional.empty();
      }
      Notice known = notice(ticket.day(), standing.get());
      NoticeState next = change.apply(known.state());
      Draft draft =
          Draft.of(key, NoticeCodec.encode(known.holder(), next))
              .expiringAt(standing.get().expires());
      if (next.equals(known.state())
          || deliveries.replaceIfVersion(draft, standing.get().version())) {
        return Optional.of(new Notice(ticket, known.holder(), next));
      }
    }
  }

  private static Notice notice(LocalDate day, Item item) {
    return new Notice(
        new Ticket(day, number(item)),
        NoticeCodec.holder(item.body()),
        NoticeCodec.state(item.body()));
  }

  private Item standing(LocalDate day, int number, TicketHolder holder) {
    Draft draft =
        Draft.of(key(day, number), NoticeCodec.encode(holder, NoticeState.NEW))
            .expiringAt(clock.instant().plus(retention));
    return switch (deliveries.insertIfAbsent(draft)) {
      case Insertion.Inserted(Item item) -> item;
      case Insertion.Present(Item item) -> item;
    };
  }

  private static void put(Item item, LocalDate day, Set<UUID> wanted, Map<UUID, Ticket> taken) {
    UUID delivery = NoticeCodec.holder(item.body()).delivery();
    if (wanted.contains(delivery)) {
      taken.put(delivery, new Ticket(day, number(item)));
    }
  }

  private static int number(Item item) {
    return Integer.parseInt(item.key().sort());
  }

  private static Key key(LocalDate day, int number) {
    return new Key(partition(day), sort(number));
  }

  /** Texts lie in the order of their numbers. */
  private static String sort(int number) {
    return "%08d".formatted(number);
  }

  private static String partition(LocalDate day) {
    return PREFIX + day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }
}
