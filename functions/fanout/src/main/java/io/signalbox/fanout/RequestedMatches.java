package io.signalbox.fanout;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.MetaKeys;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.routing.Grouping;
import io.signalbox.routing.Match;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.Instance;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.requested.DeliveryRequest;
import io.signalbox.settings.requested.DeliveryRequest.Target;
import io.signalbox.settings.requested.InlineDestinations;
import io.signalbox.settings.requested.KnownDestinations;
import io.signalbox.settings.requested.RequestReader;
import io.signalbox.settings.requested.RequestReading;
import io.signalbox.store.Platform;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells where envelopes ask to go by themselves. */
final class RequestedMatches {
  private static final System.Logger LOG = System.getLogger(RequestedMatches.class.getName());

  private final RequestReader requests;
  private final InlineDestinations inline;

  RequestedMatches(RequestReader requests, InlineDestinations inline) {
    this.requests = requests;
    this.inline = inline;
  }

  static RequestedMatches of(Platform platform) {
    boolean loopback = Boolean.parseBoolean(platform.environment().required("ALLOW_LOOPBACK"));
    return new RequestedMatches(
        new RequestReader(ForbiddenAddresses.allowingLoopback(loopback), platform.clock()),
        KnownDestinations.inline(platform));
  }

  /**
   * The destinations that the envelope asks for. What its sender may no longer ask for, as the
   * settings stand now, is left out.
   *
   * @throws io.signalbox.store.StoreException if a destination that it describes cannot be kept
   */
  List<Match> of(Envelope envelope, String sender, SettingsDocument settings) {
    List<Match> matches = new ArrayList<>(asked(envelope, sender, settings));
    collection(envelope, sender, settings)
        .ifPresent(feed -> matches.add(new Match(feed, Group.NONE, List.of())));
    return matches;
  }

  /** The feed to which the envelope's payload was added as an object of TAXII. */
  private static Optional<Destination> collection(
      Envelope envelope, String sender, SettingsDocument settings) {
    return envelope
        .meta()
        .get(MetaKeys.COLLECTION)
        .map(name -> settings.destinations().get(name.asText()))
        .filter(
            feed -> {
              Instance instance = settings.instances().get(sender);
              return instance != null && instance.grants().mayAddTo(feed);
            });
  }

  private List<Match> asked(Envelope envelope, String sender, SettingsDocument settings) {
    return switch (requests.read(envelope, sender, settings)) {
      case RequestReading.Requests(List<DeliveryRequest> asked) ->
          asked.stream().map(one -> match(envelope, one)).distinct().toList();
      case RequestReading.Refused(String field, String reason) -> {
        LOG.log(
            Level.WARNING,
            "The envelope {0} does not go where it asks to go: {1}: {2}",
            envelope.id().text(),
            field,
            reason);
        yield List.of();
      }
    };
  }

  private Match match(Envelope envelope, DeliveryRequest request) {
    return switch (request.target()) {
      case Target.Named(Destination destination) -> match(envelope, request, destination);
      case Target.Described(var described, Destination destination) -> {
        inline.keepAccepted(described);
        yield match(envelope, request, destination);
      }
    };
  }

  private static Match match(Envelope envelope, DeliveryRequest request, Destination destination) {
    Map<String, String> values = new HashMap<>(Grouping.of(envelope, request.groupBy()).values());
    values.putAll(request.group());
    Group group = destination.isPulled() || values.isEmpty() ? Group.NONE : new Group(values);
    return new Match(destination, group, List.of());
  }
}
