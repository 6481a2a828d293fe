package io.signalbox.ingest;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.ingest.Admission;
import io.signalbox.envelopes.ingest.ItemResult;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.requested.DeliveryRequest;
import io.signalbox.settings.requested.DeliveryRequest.Target;
import io.signalbox.settings.requested.InlineDestinations;
import io.signalbox.settings.requested.KnownDestinations;
import io.signalbox.settings.requested.RequestReader;
import io.signalbox.settings.requested.RequestReading;
import io.signalbox.store.Platform;
import io.signalbox.store.StoreException;
import java.util.List;
import java.util.Optional;

/** Judges where envelopes ask to go, before they are accepted. */
final class RequestedDeliveries implements Admission {
  private final RequestReader requests;
  private final InlineDestinations inline;
  private final SettingsSource settings;

  RequestedDeliveries(RequestReader requests, InlineDestinations inline, SettingsSource settings) {
    this.requests = requests;
    this.inline = inline;
    this.settings = settings;
  }

  static RequestedDeliveries of(Platform platform, SettingsSource settings) {
    boolean loopback = Boolean.parseBoolean(platform.environment().required("ALLOW_LOOPBACK"));
    return new RequestedDeliveries(
        new RequestReader(ForbiddenAddresses.allowingLoopback(loopback), platform.clock()),
        KnownDestinations.inline(platform),
        settings);
  }

  /**
   * What keeps the envelope from being accepted; empty where it asks for nothing, or for what its
   * sender may ask for. The destinations that it describes are kept from then on.
   *
   * @throws StoreException if one of them cannot be kept now
   */
  @Override
  public Optional<ItemResult.Fault> fault(Envelope envelope, String sender) {
    SettingsDocument document = settings.current();
    return switch (requests.read(envelope, sender, document)) {
      case RequestReading.Requests(List<DeliveryRequest> asked) -> keep(asked, sender, document);
      case RequestReading.Refused(String field, String reason) ->
          Optional.of(new ItemResult.Fault(field, reason));
    };
  }

  private Optional<ItemResult.Fault> keep(
      List<DeliveryRequest> asked, String sender, SettingsDocument document) {
    for (DeliveryRequest request : asked) {
      if (request.target() instanceof Target.Described(var described, var destination)) {
        int limit = limit(sender, document);
        if (!inline.keep(described, limit)) {
          return Optional.of(
              new ItemResult.Fault(
                  request.field(),
                  "the instance has "
                      + limit
                      + " destinations of its events' own, and may not have more"));
        }
      }
    }
    return Optional.empty();
  }

  private static int limit(String sender, SettingsDocument document) {
    return Optional.ofNullable(document.instances().get(sender))
        .map(instance -> instance.grants().deliver().limit())
        .orElse(0);
  }
}
