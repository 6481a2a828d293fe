package io.signalbox.simulation.hub;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.api.ApiEvent;
import io.signalbox.control.ControlHandler;
import io.signalbox.ingest.IngestHandler;
import io.signalbox.pull.PullHandler;
import io.signalbox.store.Platform;
import io.signalbox.taxii.TaxiiHandler;
import io.signalbox.warden.WardenHandler;

/** The functions of a hub that answer requests. */
public enum Api {
  /** Takes envelopes in. */
  INGEST("IngestFunction"),
  /** Hands out feeds. */
  PULL("PullFunction"),
  /** Does what an operator asks for. */
  CONTROL("ControlFunction"),
  /** Hands out feeds by TAXII. */
  TAXII("TaxiiFunction"),
  /** Hands out feeds by Warden. */
  WARDEN("WardenFunction");

  private final String function;

  Api(String function) {
    this.function = function;
  }

  /** Its logical id in the template. */
  String function() {
    return function;
  }

  Invocations.Handler<ApiEvent, APIGatewayProxyResponseEvent> handler(Platform platform) {
    return switch (this) {
      case INGEST -> new IngestHandler(platform)::handleRequest;
      case PULL -> new PullHandler(platform)::handleRequest;
      case CONTROL -> new ControlHandler(platform)::handleRequest;
      case TAXII -> new TaxiiHandler(platform)::handleRequest;
      case WARDEN -> new WardenHandler(platform)::handleRequest;
    };
  }
}
