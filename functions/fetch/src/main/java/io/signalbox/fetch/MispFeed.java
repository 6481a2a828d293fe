package io.signalbox.fetch;

import io.signalbox.delivery.fetch.FetchedEvents;
import io.signalbox.envelope.DerivedId;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.http.exchange.Got;
import io.signalbox.settings.Fetch;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A feed of MISP: a manifest that lists all events with the times of their last change, and a file
 * for each. The manifest is asked for by its validator, which is the cursor once all of its events
 * are stored; of the events, those that are new or changed are fetched. An event is one envelope,
 * whose id follows from its content.
 */
final class MispFeed implements FetchSource {
  /** Counts events that the manifest lists and that the source does not have. */
  static final String MISSING = "missing";

  /** Counts files of events that hold none. */
  static final String UNREADABLE = "unreadable";

  /** Counts events that are longer than an answer may be. */
  static final String TOO_LARGE = "tooLarge";

  private final FetchedEvents fetched;
  private final RandomGenerator random;
  private final Deque<MispManifest.Listed> wanted = new ArrayDeque<>();
  private long startAtSeconds;
  private String behindManifest = "";

  MispFeed(FetchedEvents fetched, RandomGenerator random) {
    this.fetched = fetched;
    this.random = random;
  }

  @Override
  public URI uri(Fetch fetch, String cursor) {
    startAtSeconds = fetch.startAt().map(time -> time.getEpochSecond()).orElse(Long.MIN_VALUE);
    return Uris.below(
        fetch.uri(), wanted.isEmpty() ? "manifest.json" : wanted.getFirst().name() + ".json");
  }

  @Override
  public Map<String, String> headers(String cursor) {
    Map<String, String> headers =
        new HashMap<>(wanted.isEmpty() ? Validators.headers(cursor) : Map.of());
    headers.put("Accept", "application/json, text/plain, text/*");
    return headers;
  }

  @Override
  public SourceAnswer answer(String cursor, Got.Answered answer) {
    return wanted.isEmpty() ? manifest(cursor, answer) : event(cursor, answer);
  }

  private SourceAnswer manifest(String cursor, Got.Answered answer) {
    if (answer.status() == 304) {
      return new SourceAnswer.Nothing(cursor);
    }
    if (answer.status() != 200) {
      return Statuses.trouble(answer);
    }
    try {
      List<MispManifest.Listed> news = new ArrayList<>();
      for (MispManifest.Listed one : MispManifest.read(answer.body())) {
        if (one.timestamp() >= startAtSeconds && !fetched.has(one.id(), one.timestamp())) {
          news.add(one);
        }
      }
      // In any order: an event of which the source dies keeps none for good from being fetched.
      Collections.shuffle(news, Random.from(random));
      wanted.addAll(news);
      behindManifest = Validators.of(answer);
      return wanted.isEmpty()
          ? new SourceAnswer.Nothing(behindManifest)
          : new SourceAnswer.Again(cursor);
    } catch (UnreadableBody.Malformed garbage) {
      return Statuses.trouble("this is no feed of MISP: " + garbage.getMessage());
    }
  }

  private SourceAnswer event(String cursor, Got.Answered answer) {
    return switch (answer.status()) {
      case 200 ->
          isEvent(answer.body())
              ? new SourceAnswer.Page(answer, next(cursor), wanted.size() > 1)
              : skippedForNow(UNREADABLE, "this is no event of MISP", cursor);
      case 404, 410 -> skippedForNow(MISSING, "the answer is " + answer.status(), cursor);
      default -> Statuses.trouble(answer);
    };
  }

  /** Whether a file has come whole, and has an event. */
  private static boolean isEvent(byte[] body) {
    try {
      return JsonPage.read(body, "").hasObject("Event");
    } catch (UnreadableBody.Malformed garbage) {
      return false;
    }
  }

  /** The manifest is read whole again at the next fetch, and the event asked for again. */
  private SourceAnswer skippedForNow(String word, String reason, String cursor) {
    behindManifest = "";
    return skipped(word, reason, cursor);
  }

  @Override
  public SourceAnswer failed(String cursor, Got.Failed failed) {
    if (!failed.isTooLong() || wanted.isEmpty()) {
      return Statuses.trouble(failed.reason());
    }
    fetched.add(wanted.getFirst().id(), wanted.getFirst().timestamp());
    return skipped(TOO_LARGE, failed.reason(), cursor);
  }

  private SourceAnswer skipped(String word, String reason, String cursor) {
    String next = next(cursor);
    MispManifest.Listed event = wanted.removeFirst();
    return new SourceAnswer.Skipped(word, event.name() + ": " + reason, next, !wanted.isEmpty());
  }

  /** The manifest is done with when its last event is. */
  private String next(String cursor) {
    return wanted.size() > 1 ? cursor : behindManifest;
  }

  /** What is an event of MISP and none that the hub takes is set aside. */
  @Override
  public boolean isOfAnotherService(ReadBatch batch) {
    return false;
  }

  @Override
  public void stored() {
    MispManifest.Listed event = wanted.removeFirst();
    fetched.add(event.id(), event.timestamp());
  }

  @Override
  public ReadBatch read(EnvelopeReader reader, Got.Answered page) throws UnreadableBody {
    return reader.readPayloads(page.body(), Optional.empty(), "misp", DerivedId::ofDocument);
  }
}
