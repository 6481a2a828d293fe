package io.signalbox.deliver.http;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.messages.BodyTemplates;
import io.signalbox.settings.Destination;
import io.signalbox.settings.HttpOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The envelopes of a delivery as a request carries them. A receiver that is a hub gets no envelope
 * that has passed it, and a change of tags as two items: the envelope as it is now, for a hub that
 * has not seen it, and the change, for one that has.
 */
final class CarriedEnvelopes {
  private final List<Conversion.Written> events = new ArrayList<>();

  /** For each item of the body the envelope's place in the delivery. */
  private final List<Integer> places = new ArrayList<>();

  private final int envelopes;
  private Optional<String> cannotBeWritten = Optional.empty();

  private CarriedEnvelopes(int envelopes) {
    this.envelopes = envelopes;
  }

  static CarriedEnvelopes of(
      Destination destination, DestinationFormat formats, List<StoredEnvelope> envelopes) {
    CarriedEnvelopes carried = new CarriedEnvelopes(envelopes.size());
    Optional<String> hub = destination.options(HttpOptions.class).hub();
    for (int i = 0; i < envelopes.size(); i++) {
      Envelope envelope = envelopes.get(i).envelope();
      if (hub.isEmpty() || !envelope.path().contains(hub.get())) {
        carried.add(write(destination, formats, envelopes.get(i)), i);
      }
    }
    return carried;
  }

  /** One envelope as such a destination gets it. */
  static Conversion write(
      Destination destination, DestinationFormat formats, StoredEnvelope stored) {
    if (destination.options(HttpOptions.class).template().isPresent()) {
      return BodyTemplates.events(stored);
    }
    Conversion whole = formats.write(destination, stored.envelope(), stored.receivedAt());
    boolean isChange =
        stored.key().isUpdate() && destination.options(HttpOptions.class).hub().isPresent();
    if (!isChange || !(whole instanceof Conversion.Written(List<byte[]> parts))) {
      return whole;
    }
    return switch (formats.write(
        destination, stored.envelope().asTagUpdate(stored.key().revision()), stored.receivedAt())) {
      case Conversion.Written(List<byte[]> change) -> {
        List<byte[]> both = new ArrayList<>(parts);
        both.addAll(change);
        yield new Conversion.Written(both);
      }
      case Conversion.CannotBeWritten not -> not;
    };
  }

  private void add(Conversion conversion, int place) {
    switch (conversion) {
      case Conversion.Written written -> {
        events.add(written);
        written.parts().forEach(_ -> places.add(place));
      }
      case Conversion.CannotBeWritten(String reason) ->
          cannotBeWritten = Optional.of(cannotBeWritten.orElse(reason));
    }
  }

  /** What is to be sent; nothing where all of it has passed the receiver. */
  List<Conversion.Written> events() {
    return List.copyOf(events);
  }

  /** Why one of them cannot be written. */
  Optional<String> cannotBeWritten() {
    return cannotBeWritten;
  }

  /**
   * The envelopes that a hub did not take, and why; empty where it does not tell which, or where it
   * took none.
   */
  SortedMap<Integer, String> refused(Receipt receipt) {
    SortedMap<Integer, String> refused = new TreeMap<>();
    receipt
        .items()
        .forEach(
            (item, reason) -> {
              if (item < places.size()) {
                refused.put(places.get(item), reason);
              }
            });
    boolean isPart = !refused.isEmpty() && refused.size() < envelopes;
    return receipt.isWhole() && isPart ? refused : Collections.emptySortedMap();
  }
}
